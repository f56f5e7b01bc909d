// Payouts in words. No amount is worked out here.
import type { PayoutForm, PayoutRow } from "$ipc";
import { m } from "$m";
import { isoDate, longDate } from "$lib/dates";
import { money, unitName, units } from "$lib/money";
import { cameBy, methodName } from "$lib/payout-methods";
import { byCode, sentence, type Figure, type Part } from "$lib/words";

export const PLATFORMS = ["tiktok", "youtube", "twitch", "instagram", "telegram"] as const;
export const METHODS = ["bank", "paypal", "wire", "check", "wallet"] as const;

/** What a payout came to, the best that is known: what arrived, what was sent, what was paid, else its units. */
export function amountOf(row: PayoutRow): string {
  const best = row.got ?? row.net ?? row.gross;
  if (best) return money(best);
  return row.units === null ? "" : `${units(row.units)} ${unitName(row.unit, row.units)}`;
}

/** "Your last payout arrived on 6 November 2026: $209.50." */
export function lastWords(row: PayoutRow): Part[] {
  const figure: Figure = { text: amountOf(row) };
  const platform = byCode("platform", row.platform);
  const day = row.received ?? row.returned ?? row.paid ?? row.requested;
  const on = day === null ? "" : longDate(day);
  switch (row.stage) {
    case "received":
      return sentence(m.payouts_last_received, { amount: figure, platform, day: on });
    case "paid":
      return sentence(m.payouts_last_paid, { amount: figure, platform, day: on });
    case "returned":
      return sentence(m.payouts_last_returned, { amount: figure, platform, day: on });
    default:
      return sentence(m.payouts_last_requested, { amount: figure, platform, day: on });
  }
}

/** The days of its life after the first one, in order, and how it came: "sent 4 Nov · arrived 6 Nov · by bank". */
export const lifeOf = (row: PayoutRow): string => {
  const { requested, paid, received, returned } = row;
  const days = [
    requested && m.payouts_life_requested({ day: isoDate(requested) }),
    paid && m.payouts_life_paid({ day: isoDate(paid) }),
    received && m.payouts_life_received({ day: isoDate(received) }),
    returned && m.payouts_life_returned({ day: isoDate(returned) }),
  ].filter(Boolean);
  return [...(days.length > 1 ? days.slice(1) : days), cameBy(row)].filter(Boolean).join(" · ");
};

/** What a method is called that a payout was recorded with. */
export const methodOf = (row: PayoutRow | null, id: string): string =>
  row?.by?.id === id ? methodName(row.by) : byCode("payout_method", id);

/** What stands in the form for a payout; of a new one only the day. */
export interface Typed {
  platform: string;
  units: string;
  requested: string;
  paid: string;
  received: string;
  returned: string;
  currency: string;
  gross: string;
  fee: string;
  gotCurrency: string;
  got: string;
  method: string;
  reference: string;
}

export const typedOf = (row: PayoutRow | null, today: string, home: string): Typed => ({
  platform: row?.platform ?? "tiktok",
  units: row?.units ?? "",
  requested: row ? (row.requested ?? "") : today,
  paid: row?.paid ?? "",
  received: row?.received ?? "",
  returned: row?.returned ?? "",
  currency: row?.gross?.currency ?? "USD",
  gross: row?.gross?.amount ?? "",
  fee: row?.fee?.amount ?? "",
  gotCurrency: row?.got?.currency ?? home,
  got: row?.got?.amount ?? "",
  method: row?.method ?? "",
  reference: row?.reference ?? "",
});

const known = (text: string): string | null => (text.trim() === "" ? null : text.trim());
const plain = (text: string): string | null => known(text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, ""));

export const formOf = (typed: Typed): PayoutForm => ({
  platform: typed.platform,
  units: plain(typed.units),
  requested: known(typed.requested),
  paid: known(typed.paid),
  received: known(typed.received),
  returned: known(typed.returned),
  currency: typed.currency.trim().toUpperCase(),
  gross: plain(typed.gross),
  fee: plain(typed.fee),
  gotCurrency: typed.gotCurrency.trim().toUpperCase(),
  got: plain(typed.got),
  method: typed.method.trim(),
  reference: typed.reference.trim(),
});

/** What is wrong with the typed text by itself; the book says the rest. */
export function wrongs(typed: Typed): Partial<Record<keyof Typed, string>> {
  const amount = /^\d{1,12}(\.\d{1,3})?$/;
  const found: Partial<Record<keyof Typed, string>> = {};
  const units = plain(typed.units);
  if (units !== null && !/^[1-9]\d{0,12}$/.test(units)) found.units = m.payouts_form_units_wrong();
  for (const key of ["gross", "fee", "got"] as const) {
    const text = plain(typed[key]);
    if (text !== null && !amount.test(text)) found[key] = m.payouts_form_amount_wrong();
  }
  return found;
}
