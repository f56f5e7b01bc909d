// What the Limits place says, as data.
import type { LimitsAnswer, LimitWindow, TxFilter } from "$ipc";
import { m } from "$m";
import { monthName, monthSpan } from "$lib/dates";
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

const HOUR_MS = 3_600_000;
const LENGTHS: Record<string, number> = { "24h": 24 * HOUR_MS, "7d": 168 * HOUR_MS };

/** The purchases that count in a window. What happened exactly 24 hours ago counts no more. */
export function rowsOf(window: string, { now, month }: LimitsAnswer): Partial<TxFilter> {
  const kinds = ["recharge", "coins_bought"];
  const length = LENGTHS[window];
  return length === undefined ? { kinds, ...monthSpan(month) } : { kinds, since: String(Number(now) - length + 1) };
}

/** An amount as it may be typed: "60" or "60.50". */
export const isAmount = (text: string): boolean => /^\d{1,12}(\.\d{1,4})?$/.test(text.trim());
