// The wallet's sentences, as data: what is said, and what each figure opens.
import type { PlatformWallet, TxFilter, WalletCredit, WalletNegative, WalletOpen } from "$ipc";
import { m } from "$m";
import { isoDate } from "$lib/dates";
import { money, unitName, units } from "$lib/money";
import { byCode, sentence, type Figure, type Part } from "$lib/words";

/** What moves a balance. */
const KINDS = ["recharge", "coins_bought", "bonus", "gift_sent", "refund", "correction"];
/** The rows of a platform's wallet. */
export const rowsOf = (platform: string, days: Partial<TxFilter> = {}): Partial<TxFilter> => ({
  kinds: KINDS,
  platforms: [platform],
  ...days,
});

const platformName = (code: string): string => byCode("platform", code);

/** "You hold 1,240 coins on TikTok, about $13.10 at what you paid." */
export function finding(one: PlatformWallet): Part[] {
  const short = one.balance.startsWith("-");
  const shown = short ? one.balance.slice(1) : one.balance;
  const figure: Figure = { text: units(shown), rows: rowsOf(one.platform), formula: m.wallet_formula_balance() };
  const of = { units: figure, unit: unitName(one.unit, shown), platform: platformName(one.platform) };
  if (short) return sentence(m.wallet_finding_short, of);
  if (one.known === "0") return sentence(m.wallet_finding_units, of);
  return sentence(m.wallet_finding, { ...of, money: valueFigure(one) });
}

function valueFigure(one: PlatformWallet): Figure {
  const each = one.average ? money(one.average) : "";
  return {
    text: money(one.value),
    rows: rowsOf(one.platform),
    formula: m.wallet_formula_average({
      paid: money(one.paid),
      back: money(one.refunded),
      gone: money(one.gone),
      each,
    }),
  };
}

/** What the balance leaves out, and what no price is known of. */
export function lead(one: PlatformWallet): Part[] {
  const parts: Part[] = [];
  const add = (more: Part[]): void => void parts.push(...(parts.length > 0 ? [" "] : []), ...more);
  if (one.average && one.known !== "0")
    add(sentence(m.wallet_lead_average, { each: { text: money(one.average) }, unit: unitName(one.unit, "1") }));
  if (one.unknown !== "0")
    add([m.wallet_lead_unknown({ units: units(one.unknown), unit: unitName(one.unit, one.unknown) })]);
  return parts;
}

/** What stands in no balance, one sentence each. */
export function leftOut(open: WalletOpen, unit: string): string[] {
  const all: string[] = [];
  if (open.gifts > 0) all.push(m.wallet_open_gifts({ n: open.gifts }));
  if (open.purchases > 0)
    all.push(
      m.wallet_open_purchases({ n: open.purchases, unit: unitName(unit, "2"), paid: open.paid.map(money).join(" + ") }),
    );
  if (open.untimed > 0) all.push(m.wallet_open_untimed({ n: open.untimed }));
  return all;
}

/** A stretch below zero in words. */
export function negativeWords({ from, to, lowest, refund }: WalletNegative): string {
  const days =
    to === null ? m.wallet_since({ from: isoDate(from) }) : m.wallet_from_to({ from: isoDate(from), to: isoDate(to) });
  return refund
    ? m.wallet_below_refund({ days, lowest: units(lowest) })
    : m.wallet_below({ days, lowest: units(lowest) });
}

/** "$0.005 a coin given, as BBC News, October 2022, had it". */
export const creditWords = (credit: WalletCredit, unit: string): string =>
  m.wallet_credit({
    each: money(credit.each),
    unit: unitName(unit, "1"),
    source: credit.source,
    day: isoDate(credit.seenOn),
  });

/** What the drawing of a balance says. */
export function chartWordsOf(one: PlatformWallet): Record<string, string> {
  const unit = unitName(one.unit, "2");
  return {
    about: m.wallet_chart_about({ unit, platform: platformName(one.platform) }),
    time: m.wallet_day(),
    value: m.wallet_balance(),
    mark: m.wallet_shown(),
    mark_agrees: m.wallet_mark_agrees({ units: "{units}" }),
    mark_differs: m.wallet_mark_differs({ units: "{units}" }),
    unit,
  };
}
