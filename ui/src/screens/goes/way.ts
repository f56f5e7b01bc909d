// One sum step by step, in words. No amount is worked out here.
import type { GoesMethod, GoesRow, GoesStep, GoesWay } from "$ipc";
import { m } from "$m";
import { around, money, percent, unitHead, unitName, units } from "$lib/money";
import { methodName } from "$lib/payout-methods";
import { byCode } from "$lib/words";
import { placeOf } from "./goes";

/** "About a third arrives": what the waterfall is called. */
export const wayTitle = (way: GoesWay): string => m.goes_way_title({ share: percent(way.share) });

const about = (way: GoesWay, place: GoesRow): string =>
  m.goes_way_about({ pays: money(way.pays), place: placeOf(place) });

/** What the waterfall is drawn with. */
export const wayWords = (way: GoesWay, place: GoesRow): Record<string, string> => ({
  about: about(way, place),
  name: m.goes_col_step(),
  value: m.goes_col_amount(),
  left: m.goes_col_left(),
  amount: around("{n}", way.pays.currency),
  unstated: m.goes_not_stated(),
  cut: m.chart_cut({ n: "{n}" }),
  rate: m.goes_rate({ n: "{n}" }),
  rest: m.goes_rest(),
  ...Object.fromEntries(STATIONS.map((code) => [code, stationName(code, way, place.platform)])),
});

const STATIONS = [
  "pays",
  "tax",
  "store",
  "platform",
  "store_and_platform",
  "units",
  "share",
  "fee",
  "fx",
  "arrives",
] as const;

/** What a station is called: the platform and its units by their own names. */
export function stationName(station: string, way: GoesWay, platform: string): string {
  if (station === "platform") return byCode("platform", platform);
  if (station === "fee" && way.method) return methodName(way.method);
  if (station === "units" && way.creditedEach !== null) return unitHead(way.credited);
  return byCode("goes_station", station);
}

/** What a station goes by. */
export function rule(step: GoesStep, way: GoesWay, platform: string, over: string): string {
  const name = byCode("platform", platform);
  const n = step.rate === null ? "" : percent(step.rate);
  switch (step.station) {
    case "pays":
      return way.each === null || way.units === null
        ? m.goes_rule_any()
        : m.goes_rule_pays({
            pays: money(way.pays),
            each: money(way.each),
            unit: unitName(way.bought, "1"),
            units: units(way.units),
            many: unitName(way.bought, way.units),
          });
    case "tax":
      return step.unstated ? m.goes_rule_tax_unstated() : m.goes_rule_tax({ n });
    case "store":
      return m.goes_rule_store({ n, platform: name });
    case "platform":
      return step.rate === null
        ? m.goes_rule_platform_rest({ unit: unitName(way.credited, "2") })
        : m.goes_rule_platform({ n });
    case "store_and_platform":
      return m.goes_rule_both({ n });
    case "units":
      return way.creditedEach === null || way.units === null
        ? m.goes_rule_share()
        : m.goes_rule_units({
            units: units(way.units),
            many: unitName(way.credited, way.units),
            each: money(way.creditedEach),
          });
    case "share":
      return m.goes_rule_taken({ n });
    case "fee":
      return way.method ? feeWords(way.method, over) : "";
    case "fx":
      return step.unstated ? m.goes_rule_fx_unstated() : m.goes_rule_fx({ n });
    default:
      return "";
  }
}

const SOURCES: Record<string, string> = { pays: "offer_source", fee: "method_source", fx: "method_source" };
/** Who says so. */
export function sourceOf({ station, source }: GoesStep): string {
  if (source === "") return "";
  if (SOURCES[station] === "offer_source") return byCode("offer_source", source);
  return SOURCES[station] === undefined ? byCode("goes_source", source) : byCode("method_source", source);
}

/** "1.5 %; $0.10 of each payout, shared over one of $100.00" */
function feeWords({ share, each }: GoesMethod, over: string): string {
  if (share === null || each === null) return m.goes_fee_unstated();
  const payout = money({ amount: over, currency: each.currency });
  const fixed = Number(each.amount) === 0 ? "" : m.goes_fee_each({ each: money(each), payout });
  const part = Number(share) === 0 ? "" : m.goes_fee_share({ share: percent(share) });
  return [part, fixed].filter((word) => word !== "").join("; ") || m.goes_fee_none();
}
