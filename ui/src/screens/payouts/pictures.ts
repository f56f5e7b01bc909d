// What the pictures of Payouts say. No amount is worked out here.
import type { PayoutBalance, PayoutOutlook, PayoutPlan, PayoutRow } from "$ipc";
import { m } from "$m";
import { around, unitName } from "$lib/money";
import { methodName } from "$lib/payout-methods";
import { byCode } from "$lib/words";

/** How often a week lay where it was expected, or why nothing is said of those to come. */
export const outlookNote = ({ next, lacking, weeks, held, tested }: PayoutOutlook): string =>
  next === null ? byCode("outlook_lacking", lacking ?? "weeks", { weeks }) : m.outlook_note({ held, tested });

export const outlookWords = ({ platform, currency }: PayoutOutlook): Record<string, string> => ({
  about: m.outlook_about({ platform: byCode("platform", platform) }),
  time: m.outlook_week(),
  value: m.outlook_brought(),
  low: m.outlook_low(),
  middle: m.outlook_middle(),
  high: m.outlook_high(),
  amount: around("{n}", currency),
  range: m.outlook_range({ low: "{low}", high: "{high}", middle: "{middle}" }),
  held: m.outlook_held({ value: "{value}", low: "{low}", high: "{high}" }),
  missed: m.outlook_missed({ value: "{value}", low: "{low}", high: "{high}" }),
});

/** How often something was taken out of this balance. */
export function overTitle({ platform }: PayoutBalance, rows: readonly PayoutRow[]): string {
  const n = rows.filter((row) => row.platform === platform && row.units !== null && row.stage !== "returned").length;
  return n === 0 ? m.payouts_over_title_none() : m.payouts_over_title({ n });
}

export const overWords = ({ platform, unit }: PayoutBalance): Record<string, string> => ({
  about: m.payouts_over_about({ platform: byCode("platform", platform) }),
  time: m.payouts_over_day(),
  value: m.payouts_over_value(),
  part: m.payouts_over_part(),
  fall: m.payouts_over_fall(),
  unit: unitName(unit, "2"),
  part_name: m.payouts_over_part_name(),
  rest_name: m.payouts_over_rest_name(),
  fall_said: m.payouts_over_fall_said({ units: "{units}" }),
});

/** Somebody says what one of the ways costs. */
export const isCostKnown = ({ ways }: PayoutPlan): boolean => ways.some(({ method }) => method.share !== null);

export const costWords = ({ ways, worth }: PayoutPlan): Record<string, string> => ({
  about: m.payouts_cost_about(),
  amount_heading: m.payouts_cost_amount(),
  amount: around("{n}", worth.least.currency),
  crossing: m.payouts_cost_crossing({ method: "{method}", amount: "{amount}" }),
  ...Object.fromEntries(ways.map(({ method }) => [`method_${method.id}`, methodName(method)])),
  ...Object.fromEntries(ways.map(({ method }) => [`route_${method.route}`, byCode("payout_route", method.route)])),
});
