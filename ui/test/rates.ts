// The rate book in the shape of the contract. Prices are those that came with the app, days and files are invented.
import type { FxAnswer, FxReport, MethodRow, OfferRow, OffersReport, OfferTaken } from "$ipc";
import { ago } from "./clock";

const offer = (id: string, units: string, amount: string, each: string, more: Partial<OfferRow> = {}): OfferRow => ({
  id,
  platform: "tiktok",
  unit: "coin",
  units,
  channel: "ios",
  region: "US",
  price: { amount, currency: "USD" },
  each: { amount: each, currency: "USD" },
  anyAmount: false,
  tax: "unknown",
  seenOn: "2026-11-23",
  source: "third_party_pages",
  trust: "unverified",
  open: true,
  seller: null,
  ...more,
});

export const offers: OfferRow[] = [
  offer("own:1", "100", "1.10", "0.011", {
    channel: "web",
    tax: "included",
    seenOn: "2026-11-20",
    source: "tiktok.com/coin, my own eyes",
    trust: "own",
  }),
  offer("paid:12", "350", "4.99", "0.014257", {
    tax: "included",
    seenOn: "2026-11-18",
    source: "paid",
    trust: "own",
    region: "",
    open: false,
  }),
  offer("tiktok-us-web-3000", "3000", "31.80", "0.0106", {
    channel: "web",
    anyAmount: true,
    source: "tiktok_web_copy",
    trust: "secondary",
    seenOn: "2024-05-02",
  }),
  offer("tiktok-us-ios-70", "70", "0.99", "0.014143"),
  offer("tiktok-us-ios-500", "500", "6.49", "0.01298", { source: "published_guide" }),
  offer("twitch-us-web-100", "100", "1.40", "0.014", {
    platform: "twitch",
    unit: "bit",
    channel: "web",
    source: "bits_lists",
    trust: "secondary",
    seenOn: "2017-01-01",
  }),
  offer("telegram-web-1000", "1000", "14.10", "0.0141", {
    platform: "telegram",
    unit: "star",
    channel: "web",
    region: "",
    anyAmount: true,
    source: "telegram_config",
    trust: "official",
  }),
];

export const fx: FxAnswer = {
  shippedTo: "2026-10-06",
  newest: "2026-11-20",
  rates: [
    { currency: "GBP", day: "2026-11-20", rate: "0.8488" },
    { currency: "JPY", day: "2026-11-20", rate: "178.15" },
    { currency: "USD", day: "2026-11-20", rate: "1.1269" },
  ],
  files: [
    {
      id: "1",
      at: ago(3),
      name: "eurofxref-hist-90d.xml",
      fetched: true,
      first: "2026-10-07",
      last: "2026-11-20",
      new: 928,
      held: 1,
      unlike: 0,
      unreadable: 0,
    },
  ],
  held: [
    {
      batch: "1",
      day: "2026-11-20",
      currency: "TRY",
      rate: "554.2",
      before: { currency: "TRY", day: "2026-11-19", rate: "55.41" },
    },
  ],
  mayFetch: false,
  host: "www.ecb.europa.eu",
  file: "eurofxref-hist-90d.xml",
};

export const methods: MethodRow[] = [
  { id: "1", name: "Blue card", kind: "card", currency: "EUR", fee: "1.75", markup: "0.5", learnt: null },
  { id: "2", name: "Apple account", kind: "store", currency: null, fee: "0", markup: "0", learnt: null },
];

const taken: OfferTaken = { id: "own:2", outlier: null };
const brought: FxReport = {
  name: "eurofxref-hist-90d.xml",
  read: 1044,
  new: 29,
  held: 0,
  known: 1015,
  unlike: 0,
  unreadable: 0,
  ignored: 0,
  problems: [],
};
export const list: OffersReport = {
  name: "prices.csv",
  read: 3,
  new: 1,
  known: 1,
  unreadable: 1,
  outliers: [],
  problems: [{ row: 3, code: "word_unknown", detail: "channel fax", raw: "tiktok,70,fax,0.75,USD,2026-05-01" }],
  doubts: [],
  doubtsMore: 0,
};

export const rates = {
  offers_list: (): OfferRow[] => offers,
  offer_add: (): OfferTaken => taken,
  offer_correct: (): OfferTaken => taken,
  offer_withdraw: (): null => null,
  offers_import: (): OffersReport => list,
  fx_show: (): FxAnswer => fx,
  fx_import: (): FxReport => brought,
  fx_allow: (): null => null,
  fx_fetch: (): FxReport => brought,
  fx_accept: (): null => null,
  methods_list: (): MethodRow[] => methods,
  method_add: (): null => null,
  method_cost: (): null => null,
};
