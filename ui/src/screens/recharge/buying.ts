// What a recharge costs, in words. No amount is worked out here.
import type { Basket, BasketLine, PricedRow, RechargeAnswer } from "$ipc";
import { m } from "$m";
import { isoDate } from "$lib/dates";
import { around, money, units, unitName } from "$lib/money";
import { byCode, sentence, type Part } from "$lib/words";

/** The first line: what it costs where it is cheapest, and how much less that is than elsewhere. */
export function finding({ platform, unit, missing, cheapest, less, offers }: RechargeAnswer): Part[] {
  if (offers.length === 0) return [m.buy_finding_no_price({ platform: byCode("platform", platform) })];
  if (missing === "0" || !cheapest) return [m.buy_finding_enough()];
  const inputs = {
    cost: { text: money(cheapest.cost) },
    units: { text: `${units(missing)} ${unitName(unit, missing)}` },
    at: cheapest.channel === null ? m.buy_at_several() : byCode("buy_at", cheapest.channel),
  };
  if (!less) return sentence(m.buy_finding, inputs);
  const against = { less: { text: money(less.by) }, other: byCode("buy_at", less.channel) };
  return sentence(m.buy_finding_less, { ...inputs, ...against });
}

/** The second: what is there already, and what would be left. */
export function lead({ gift, units: all, held, unit, cheapest }: RechargeAnswer): Part[] {
  const wanted = gift ? [m.buy_lead_gift({ name: gift.name, units: units(all), unit: unitName(unit, all) })] : [];
  const there = held === "0" ? [] : [m.buy_lead_held({ held: units(held), unit: unitName(unit, held) })];
  const over =
    cheapest && cheapest.stranded !== "0"
      ? [m.buy_lead_stranded({ bought: units(cheapest.units), stranded: units(cheapest.stranded) })]
      : [];
  return [[...wanted, ...there, ...over].join(" ")].filter((words) => words !== "");
}

/** "500 + 3 × 100" */
export const lineWords = ({ units: each, times }: BasketLine): string =>
  times === "1" ? units(each) : m.buy_times({ times: units(times), units: units(each) });
export const basketWords = ({ lines }: Basket): string => lines.map(lineWords).join(" + ");

/** "Web, US"; of several places the first word says so. */
export function placeWords({ channel, region }: Pick<Basket, "channel" | "region">): string {
  const where = channel === null ? m.buy_several() : byCode("rates_channel", channel);
  return region ? `${where}, ${region}` : where;
}

/** That a price is the person's own, and from when. */
export const paidWords = (paidOn: string, past: boolean): string =>
  past ? m.buy_paid_on_past({ day: isoDate(paidOn) }) : m.buy_paid_on({ day: isoDate(paidOn) });

/** Whether two baskets are the same purchase. */
export const sameBasket = (one: Basket, other: Basket): boolean =>
  one.lines.length === other.lines.length &&
  one.lines.every(({ offer, times }, i) => offer === other.lines[i]?.offer && times === other.lines[i].times);

const CHANNELS = ["web", "ios", "android", "reseller"] as const;
const TRUSTS = ["own", "official", "secondary", "unverified"] as const;

/** What the ways are drawn with. */
export const drawnWith = ({ missing, unit, cheapest }: RechargeAnswer): Record<string, string> => ({
  about: m.buy_about({ units: units(missing), unit: unitName(unit, missing) }),
  name: m.buy_col_where(),
  seen: m.buy_col_seen(),
  price: m.buy_drawn_price(),
  tax: m.buy_drawn_tax(),
  exchange: m.buy_drawn_exchange(),
  fee: m.buy_drawn_fee(),
  whole: m.buy_col_whole(),
  ...(cheapest ? { amount: around("{n}", cheapest.cost.currency) } : {}),
  ...Object.fromEntries(CHANNELS.map((code) => [code, byCode("rates_channel", code)])),
  ...Object.fromEntries(TRUSTS.map((code) => [code, byCode("rates_trust", code)])),
});

/** Where a price is from. */
export const sourceWords = ({ source, trust }: PricedRow): string =>
  trust === "own" && source !== "paid" ? source : byCode("offer_source", source);

/** What was typed as a whole number, as its digits; null where it is none or more than ten million. */
export function wholeNumber(text: string): string | null {
  const digits = text.replaceAll(/[\s,]/g, "").replace(/^0+(?=\d)/, "");
  return /^\d{1,8}$/.test(digits) && Number(digits) <= 10_000_000 ? digits : null;
}
