// Plans in words: the first line, and how long one still waits.
import type { Instant, PlanRow } from "$ipc";
import { m } from "$m";
import { units } from "$lib/money";
import { sentence, type Part } from "$lib/words";

const HOUR = 3_600_000;

/** "2 days 5 hours"; the last hour is told as one. */
export function waitWords(ripe: Instant, now: number): string {
  const hours = Math.max(1, Math.ceil((Number(ripe) - now) / HOUR));
  const days = Math.floor(hours / 24);
  return [days > 0 && m.plans_days({ n: days }), hours % 24 > 0 && m.plans_hours({ n: hours % 24 })]
    .filter(Boolean)
    .join(" ");
}

/** What was typed, in hours or in days of 24, as a number of hours; null where it is none. At most ten years. */
export function waitHours(text: string, each: 1 | 24): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const hours = Number(text.trim()) * each;
  return hours <= 87_600 ? hours : null;
}

/** What is written as an amount of money, with a point; null where it is none. */
export function typedAmount(text: string): string | null {
  const plain = text.trim();
  return /^\d{1,12}(\.\d{1,4})?$/.test(plain) ? plain : null;
}

export function finding(plans: readonly PlanRow[]): Part[] {
  const open = plans.filter(({ state }) => state === "open");
  if (open.length === 0) return [m.plans_finding_none()];
  const ripe = open.filter(({ waits }) => !waits).length;
  return sentence(m.plans_finding, {
    n: open.length,
    plans: { text: units(String(open.length)) },
    ripe: { text: units(String(ripe)) },
    some: Math.min(ripe, 1),
  });
}
