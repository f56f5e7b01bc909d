// What 1,000 coins cost, in the shape of the contract. Prices are invented.
import type { Basket, Chart, ChartView, GiftFound, PricedRow, RechargeAnswer, Worth, WorthAsked } from "$ipc";
import { weeks } from "./charts";
import type { Args } from "./fake";
import { officialPage } from "./safety";

const usd = (amount: string) => ({ amount, currency: "USD" });
const nothing = usd("0.00");

const row = (id: string, units: string, whole: string, each: string, more: Partial<PricedRow> = {}): PricedRow => ({
  id,
  units,
  past: false,
  anyAmount: false,
  channel: "ios",
  region: "US",
  seenOn: "2026-11-03",
  source: "published_guide",
  trust: "unverified",
  listed: usd(whole),
  taxSaid: "unknown",
  price: usd(whole),
  tax: nothing,
  exchange: nothing,
  fee: nothing,
  whole: usd(whole),
  each: usd(each),
  rate: null,
  dearer: null,
  seller: null,
  ...more,
});

const basket = (channel: string, cost: string, bought: string, more: Partial<Basket> = {}): Basket => ({
  channel,
  region: "US",
  units: bought,
  stranded: String(Number(bought) - 1000),
  cost: usd(cost),
  paidOn: null,
  past: false,
  more: null,
  lines: [{ offer: "web", channel, units: bought, times: "1", cost: usd(cost) }],
  ...more,
});

export const best: RechargeAnswer = {
  platform: "tiktok",
  unit: "coin",
  gift: null,
  units: "1000",
  worth: { best: { money: usd("10.60"), channel: "web" }, worst: { money: usd("13.76"), channel: "ios" } },
  held: "0",
  missing: "1000",
  region: "US",
  tax: "6",
  method: null,
  methods: [
    { id: "1", name: "Visa" },
    { id: "2", name: "PayPal" },
  ],
  regions: ["MX", "US"],
  channels: ["web", "ios", "android"],
  cheapest: basket("web", "10.60", "1000"),
  less: { channel: "ios", by: usd("4.64") },
  next: basket("web", "10.62", "1001", { more: usd("0.02") }),
  ways: [
    basket("web", "10.60", "1000"),
    basket("android", "14.85", "1050", {
      region: "MX",
      more: usd("4.25"),
      lines: [{ offer: "and-350", channel: "android", units: "350", times: "3", cost: usd("14.85") }],
    }),
    basket("ios", "15.24", "1000", {
      more: usd("4.64"),
      lines: [{ offer: "ios-500", channel: "ios", units: "500", times: "2", cost: usd("15.24") }],
    }),
    basket("android", "19.40", "1000", {
      region: "",
      more: usd("8.80"),
      paidOn: "2024-11-08",
      past: true,
      lines: [{ offer: "paid:1", channel: "android", units: "500", times: "2", cost: usd("19.40") }],
    }),
  ],
  offers: [
    row("web", "3000", "31.80", "0.0106", { channel: "web", anyAmount: true, source: "tiktok_web_copy" }),
    row("ios-100", "100", "1.29", "0.0129"),
    row("ios-500", "500", "6.88", "0.01376", {
      listed: usd("6.49"),
      price: usd("6.49"),
      tax: usd("0.39"),
      taxSaid: "added",
      dearer: { units: "100", percent: "0.6" },
    }),
    row("and-350", "350", "4.95", "0.014143", {
      channel: "android",
      region: "MX",
      source: "my own eyes",
      trust: "own",
      listed: { amount: "90.00", currency: "MXN" },
      exchange: usd("0.10"),
      price: usd("4.85"),
      rate: { rate: "0.053889", day: "2026-11-20" },
    }),
    row("paid:1", "500", "9.70", "0.0194", {
      past: true,
      channel: "android",
      region: "",
      seenOn: "2024-11-08",
      source: "paid",
      trust: "own",
    }),
  ],
  withoutRate: 1,
  creator: { money: usd("5.00"), seenOn: "2022-10-31", source: "BBC News, October 2022" },
  seller: officialPage,
  page: "https://www.tiktok.com/coin",
};

const galaxy: GiftFound = { key: "id:11046", name: "Galaxy", price: "1000", met: true, listed: "2026-09-04" };
const gifts: GiftFound[] = [
  galaxy,
  { key: "id:18056", name: "Go Galaxy", price: "500", met: false, listed: "2026-03-04" },
];

/** What so many of a Galaxy take, where 1,214 coins are in hand. */
export const twoGalaxies: RechargeAnswer = { ...best, gift: galaxy, units: "2000", held: "1214", missing: "786" };

export const recharge = {
  recharge_chart: ({ view }: Args): Chart => weeks(view as ChartView),
  recharge_method_set: (): null => null,
  gifts_named: ({ text }: Args): GiftFound[] =>
    gifts.filter(({ name }) => name.toLowerCase().includes(String(text).toLowerCase())),
  /** Every unit a cent, two in the app. */
  worth: ({ asked }: Args): Worth[] =>
    (asked as WorthAsked).units.map((units) => ({
      best: { money: usd((Number(units) / 100).toFixed(2)), channel: "web" },
      worst: { money: usd((Number(units) / 50).toFixed(2)), channel: "ios" },
    })),
  recharge_best: (): RechargeAnswer => best,
  recharge_terms_set: (): null => null,
  recharge_open: (): null => null,
};
