// A payout from the gifts to the bank, in words. No amount is worked out here.
import type { Found, LiveCause, MoneyBridge, PaidLive, Reconciled, UnitBridge } from "$ipc";
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

/** Of the units nothing is left that nobody explains, and of the money neither. */
export function explained({ units: of, money: stretches }: Reconciled): boolean {
  const open = (steps: readonly { why: string }[]): boolean => steps.some(({ why }) => why === "unexplained");
  return !(of && open(of.steps)) && !stretches.some(({ steps }) => open(steps));
}

/** The currencies of the stretches, each once. */
export const currencies = (stretches: readonly MoneyBridge[]): string[] => [
  ...new Set(stretches.map(({ sum }) => sum.currency)),
];

export interface CauseRow {
  why: string;
  amount: string;
  /** The LIVEs it comes from. */
  lives: PaidLive[];
}

const concerns = (live: PaidLive, why: string): boolean => {
  if (why === "recorded") return live.recorded !== "0";
  if (why === "unexplained") return live.unexplained !== null && live.unexplained !== "0";
  return live.causes.some(({ cause, units: n }) => cause === why && n !== null);
};

/** Each step of the units with the LIVEs behind it. */
export const causeRows = ({ steps }: UnitBridge, lives: readonly PaidLive[]): CauseRow[] =>
  steps.map(({ why, units: n }) => ({
    why,
    amount: signed(n),
    lives: lives.filter((live) => concerns(live, why)),
  }));

export const signed = (n: string): string => (n.startsWith("-") || n === "0" ? units(n) : `+${units(n)}`);

/** What could be the reason too, and is not proved. */
export const possible = (live: PaidLive): LiveCause[] => live.causes.filter(({ units: n }) => n === null);

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
