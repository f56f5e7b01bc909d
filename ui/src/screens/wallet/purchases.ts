// Words for purchases.
import type { DoubtRow, Money, PurchasesAnswer, PurchaseRow, WitnessRow } from "$ipc";
import { m } from "$m";
import { count, money, unitName, units } from "$lib/money";
import { day, dayTime } from "$lib/dates";
import { byCode, sentence, type Part } from "$lib/words";

export const monies = (all: readonly Money[]): string => all.map(money).join(" + ");

/** When it was, as exactly as anybody says. */
export const when = ({ at, dayOnly }: { at: string; dayOnly: boolean }, zone: string): string =>
  dayOnly ? day(at, zone) : dayTime(at, zone);

export function finding(of: PurchasesAnswer): Part[] {
  const paid = {
    text: of.paid.length === 0 ? m.purchases_nothing_paid() : monies(of.paid),
    formula: m.purchases_formula(),
  };
  return sentence(m.purchases_finding, { n: of.purchases, purchases: { text: count(of.purchases) }, paid });
}

/** What has no partner yet. */
export function lead(of: PurchasesAnswer): Part[] {
  const parts: string[] = [];
  if (of.noUnits > 0) parts.push(m.purchases_lead_no_units({ n: of.noUnits }));
  if (of.noPayment > 0) parts.push(m.purchases_lead_no_payment({ n: of.noPayment }));
  if (of.proposals.length > 0) parts.push(m.purchases_lead_proposals({ n: of.proposals.length }));
  return [parts.length === 0 ? m.purchases_lead_all() : parts.join(" ")];
}

/** What a purchase came to, in a few words: "1,000 coins, $10.60". */
export function what({ units: got, unit, paid }: Pick<PurchaseRow | WitnessRow, "units" | "unit" | "paid">): string {
  const parts = [got === null ? null : `${units(got)} ${unitName(unit, got)}`, paid === null ? null : money(paid)];
  return parts.filter((part) => part !== null).join(", ") || m.purchases_nothing_told();
}

/** What speaks against a purchase, as a sentence. */
export const doubtWords = ({ code, host, percent, official, units: bundle }: DoubtRow): string =>
  byCode("doubt", code, {
    host: host ?? "",
    percent: percent ?? 0,
    official: official === null ? "" : money(official),
    units: bundle === null ? "" : units(bundle),
  });

export const className = (code: string): string => byCode("purchase_class", code);
export const ruleWords = (code: string): string => byCode("purchase_rule", code);
