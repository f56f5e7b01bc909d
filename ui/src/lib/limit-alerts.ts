// Reminders of limits: looked for at the start, each minute and after every change; the shell tells each once.
import { call, commands, onStale } from "$ipc";
import { m } from "$m";
import { monthName, today } from "./dates";
import { session } from "./session.svelte";
import { say } from "./toasts.svelte";
import { byCode } from "./words";

const ROUND_MS = 60_000;

const names = (): Record<string, string> => ({
  "24h": byCode("limits_window", "24h"),
  "7d": byCode("limits_window", "7d"),
  month: monthName(today(session.zone).slice(0, 7)),
});

/** What the desktop is to say, where it shows reminders too; the percent and the window are filled in there. */
const words = (): Record<string, string> => ({
  ...names(),
  reached: m.limits_alert({ percent: "{percent}", window: "{window}" }),
  review: m.limits_alert_review(),
});

async function look(): Promise<void> {
  if (!session.book || session.role === "creator") return;
  // A book that cannot be asked now is asked again in a minute; nobody waits for this.
  const alerts = await call(commands.limitAlerts(words())).catch(() => []);
  const last = alerts.at(-1);
  if (!last) return;
  const { percent, window } = last;
  const text =
    window === "review" ? m.limits_alert_review() : m.limits_alert({ percent, window: names()[window] ?? window });
  say({ text });
}

/** Begins to look; returns how to stop. */
export function remindOfLimits(): () => void {
  const timer = setInterval(() => void look(), ROUND_MS);
  const stop = onStale(["entries", "limits"], () => void look());
  return () => {
    clearInterval(timer);
    stop();
  };
}
