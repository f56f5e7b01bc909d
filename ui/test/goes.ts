// What of ten dollars reaches a creator, in the shape of the contract. Figures are invented.
import type { GoesAnswer, GoesGift, GoesRow, GoesStep, GoesWay } from "$ipc";

const usd = (amount: string) => ({ amount, currency: "USD" });

const row = (platform: string, channel: string, receives: string, more: Partial<GoesRow> = {}): GoesRow => {
  const share = (Number(receives) * 10).toFixed(1);
  return {
    key: `${platform} ${channel} ${more.region ?? "US"}`,
    platform,
    channel,
    region: "US",
    receives: usd(receives),
    share,
    least: share,
    most: share,
    parts: [
      { to: "platform", money: usd((10 - Number(receives)).toFixed(2)) },
      { to: "arrives", money: usd(receives) },
    ],
    units: "100",
    source: "bits_lists",
    programme: `${platform}_flat`,
    asOf: "2026-11-03",
    trust: "secondary",
    ...more,
  };
};

export const goes: GoesAnswer = {
  spend: usd("10.00"),
  rows: [
    row("telegram", "web", "9.10", { region: "", trust: "official", source: "telegram_config" }),
    row("twitch", "web", "7.20", { most: "81.0" }),
    row("youtube", "android", "7.00", {
      region: "",
      units: null,
      source: null,
      trust: "official",
      parts: [
        { to: "store_and_platform", money: usd("3.00") },
        { to: "arrives", money: usd("7.00") },
      ],
    }),
    row("tiktok", "web", "4.70", { region: "", source: "paid", trust: "own" }),
    row("tiktok", "ios", "3.40", {
      trust: "unverified",
      source: "third_party_pages",
      parts: [
        { to: "store", money: usd("3.00") },
        { to: "platform", money: usd("3.60") },
        { to: "arrives", money: usd("3.40") },
      ],
    }),
  ],
  unpublished: [{ id: "youtube_jewels", platform: "youtube", seenOn: "2026-11-23" }],
  subscriptions: [
    {
      id: "telegram_premium",
      platform: "telegram",
      units: "1000",
      months: 3,
      least: null,
      most: null,
      source: "telegram_bot_api",
      seenOn: "2026-11-23",
      trust: "official",
    },
    {
      id: "twitch_sub",
      platform: "twitch",
      units: null,
      months: null,
      least: "50.0",
      most: "70.0",
      source: "twitch_subs",
      seenOn: "2026-11-23",
      trust: "secondary",
    },
  ],
};

const step = (station: string, left: string, trust: string, more: Partial<GoesStep> = {}): GoesStep => ({
  station,
  takes: null,
  unstated: false,
  left: usd(left),
  rate: null,
  source: "",
  seenOn: null,
  trust,
  ...more,
});

export const way: GoesWay = {
  pays: usd("10.00"),
  arrives: usd("3.40"),
  share: "34.0",
  units: "680",
  bought: "coin",
  credited: "diamond",
  each: usd("0.0147"),
  creditedEach: usd("0.005"),
  programme: "tiktok_flat",
  programmes: [
    { id: "tiktok_flat", region: "", ranged: false },
    { id: "tiktok_scaled", region: "US", ranged: true },
  ],
  method: null,
  methods: [
    { id: "tiktok_bank", route: "bank", region: "DE GB", own: false, share: "0.0", each: usd("2.90") },
    { id: "tiktok_paypal", route: "paypal", region: "", own: false, share: "1.5", each: usd("0.10") },
  ],
  steps: [
    step("pays", "10.00", "unverified", { source: "third_party_pages", seenOn: "2026-11-23" }),
    step("tax", "10.00", "unstated", { unstated: true }),
    step("store", "7.00", "estimate", { takes: usd("-3.00"), rate: "30", source: "store_terms", seenOn: "2026-11-23" }),
    step("platform", "3.40", "worked_out", { takes: usd("-3.60") }),
    step("units", "3.40", "secondary", { source: "tiktok_flat", seenOn: "2026-11-23" }),
    step("arrives", "3.40", "worked_out"),
  ],
};

export const gifts: GoesGift[] = [
  { id: "11046", name: "Galaxy", units: "1000" },
  { id: "8913", name: "Rosa", units: "10" },
];
