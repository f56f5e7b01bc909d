// A payout from the gifts to the bank, in words. No amount is worked out here.
import type { Found, MoneyBridge, PaidLive, Reconciled, TxFilter, UnitBridge } from "$ipc";
import { m } from "$m";
import { isoDate, longDate } from "$lib/dates";
import { around, money, plural, unitName, units } from "$lib/money";
import { txHref } from "$lib/router";
import { byCode } from "$lib/words";

const STEPS = [
  "before",
  "recorded",
  "guests",
  "outside",
  "coverage",
  "cut_streaks",
  "unpriced",
  "estimated_prices",
  "grouped",
  "untimed",
  "begun_before",
  "boxes",
  "unexplained",
  "taken_back",
  "left",
  "taken",
  "worth",
  "share",
  "beside_programme",
  "gross",
  "fee",
  "reversed",
  "net",
  "at_reference",
  "fx",
  "rounding",
  "received",
  "bank",
] as const;

/** What a bridge is drawn with; `currency` where it is of money. */
export const bridgeWords = (of: Reconciled, currency: string | null): Record<string, string> => ({
  about: m.bridge_about({ day: of.payout.begun === null ? "" : longDate(of.payout.begun) }),
  name: m.bridge_step(),
  value: m.bridge_amount(),
  left: m.bridge_by_then(),
  amount: currency === null ? "" : around("{n}", currency),
  unstated: m.goes_not_stated(),
  cut: m.chart_cut({ n: "{n}" }),
  ...Object.fromEntries(STEPS.map((code) => [code, byCode("bridge", code)])),
});

const isOpen = ({ why }: { why: string }): boolean => why === "unexplained";
const unsigned = (amount: string): string => amount.replace("-", "");

/** That a payout is explained, or what of it is still open: of its units, else of its money. */
export function bridgeTitle({ payout, unit, units: of, money: stretches }: Reconciled): string {
  const day = payout.begun === null ? "" : longDate(payout.begun);
  const left = of?.steps.find(isOpen);
  if (left) {
    const n = unsigned(left.units);
    return m.bridge_title_open({ units: units(n), unit: unitName(unit, n), day });
  }
  const unpaid = stretches.flatMap(({ steps }) => steps).find(isOpen)?.money;
  return unpaid
    ? m.bridge_title_open_money({ money: money({ ...unpaid, amount: unsigned(unpaid.amount) }), day })
    : m.bridge_title({ day });
}

/** The currencies of the stretches, each once. */
export const currencies = (stretches: readonly MoneyBridge[]): string[] => [
  ...new Set(stretches.map(({ sum }) => sum.currency)),
];

export interface CauseRow {
  why: string;
  amount: string;
  /** What opens the rows it is the sum of. */
  rows: Partial<TxFilter> | undefined;
  /** The LIVEs it comes from. */
  lives: PaidLive[];
}

const concerns = (live: PaidLive, why: string): boolean => {
  if (why === "recorded") return live.recorded !== "0";
  if (why === "unexplained") return live.unexplained !== null && live.unexplained !== "0";
  return live.causes.some(({ cause, units: n }) => cause === why && n !== null);
};

/** Each step of a payout's units with the rows and the LIVEs behind it. */
export const causeRows = (payout: string, { steps }: UnitBridge, lives: readonly PaidLive[]): CauseRow[] =>
  steps.map(({ why, units: n, rows }) => ({
    why,
    amount: signed(n),
    rows: rows ? { payout, step: why } : undefined,
    lives: lives.filter((live) => concerns(live, why)),
  }));

export const signed = (n: string): string => (n.startsWith("-") || n === "0" ? units(n) : `+${units(n)}`);

/** What was recorded of a LIVE and what the platform says, and what could be the reason but is not proved. */
export function liveWords({ recorded, official, causes }: PaidLive): string {
  const counted =
    official === null
      ? m.bridge_no_official({ recorded: units(recorded) })
      : m.bridge_official({ recorded: units(recorded), official: units(official) });
  const open = causes.filter(({ units: n }) => n === null).map(({ cause }) => byCode("bridge", cause));
  return open.length === 0 ? counted : `${counted}; ${m.bridge_possible({ causes: open.join(", ") })}`;
}

/** The gifts of a LIVE behind a cause; guests' by their own kind. */
export const liveRows = (live: PaidLive): string => txHref({ kinds: ["gift_received"], live: live.live });

/** A finding of the checks in words. */
export function foundWords(of: Found): string {
  return byCode("payouts_found", of.code, {
    platform: of.platform === null ? "" : byCode("platform", of.platform),
    day: of.day === null ? "" : isoDate(of.day),
    money: of.money === null ? "" : money(of.money),
    units: of.units === null ? "" : units(of.units),
    unit: of.unit === null || of.units === null ? "" : unitName(of.unit, of.units),
    n: of.units === null ? 0 : plural(of.units),
    days: of.days ?? 0,
    among: of.among ?? 0,
  });
}
