// Budgets in words, and what their figures open.
import type { Budget, TxFilter } from "$ipc";
import { m } from "$m";
import { monthSpan } from "$lib/dates";
import { money } from "$lib/money";
import { byCode } from "$lib/words";

type Named = Pick<Budget, "platform" | "person" | "name">;

export const nameOf = ({ platform, person, name }: Named): string =>
  person === null && name === "" ? byCode("platform", platform) : name;

/** What stands small under the name. */
export function notesOf({ carried, carries, incomplete }: Budget): string[] {
  const notes: string[] = [];
  if (/[1-9]/.test(carried.amount)) notes.push(m.limits_budget_carried({ amount: money(carried) }));
  else if (carries) notes.push(m.limits_budget_carries());
  if (incomplete) notes.push(m.limits_budget_incomplete());
  return notes;
}

/** A platform's budget counts what was paid there, a creator's what was given. */
export function spentRows({ platform, person }: Budget, month: string): Partial<TxFilter> {
  const of: Partial<TxFilter> =
    person === null ? { kinds: ["recharge", "coins_bought"] } : { kinds: ["gift_sent"], person };
  return { ...of, platforms: [platform], ...monthSpan(month) };
}
