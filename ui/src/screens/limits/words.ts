// What the Limits place says, as data.
import type { LimitsAnswer, LimitWindow } from "$ipc";
import { m } from "$m";
import { monthName } from "$lib/dates";
import { money } from "$lib/money";
import { byCode, sentence, type Part } from "$lib/words";

/** "24 hours", "7 days", "November". */
export const windowName = (window: string, month: string): string =>
  window === "month" ? monthName(month) : byCode("limits_window", window);

export const isOver = ({ left }: LimitWindow): boolean => left?.amount.startsWith("-") ?? false;

/** An amount without its sign. */
export const size = ({ amount, currency }: { amount: string; currency: string }): string =>
  money({ amount: amount.replace("-", ""), currency });

/** The first line: what is left of the nearest limit. */
export function finding({ windows, nearest, month }: LimitsAnswer): Part[] {
  const near = windows.find(({ window }) => window === nearest);
  if (!near?.left) return [m.limits_none()];
  const inputs = { left: { text: size(near.left) }, window: windowName(near.window, month) };
  return isOver(near) ? sentence(m.limits_over, inputs) : sentence(m.limits_left, inputs);
}

/** Where the month is heading. */
export function pace({ heading, month: iso }: LimitsAnswer): string {
  const month = monthName(iso);
  if (!heading.low || !heading.high) return m.limits_pace_few({ month, n: heading.purchases });
  const range = { month, low: money(heading.low), high: money(heading.high), n: heading.purchases };
  return heading.beyond === null
    ? m.limits_pace_range(range)
    : m.limits_pace({ ...range, chance: String(heading.beyond) });
}

/** An amount as it may be typed: "60" or "60.50". */
export const isAmount = (text: string): boolean => /^\d{1,12}(\.\d{1,4})?$/.test(text.trim());
