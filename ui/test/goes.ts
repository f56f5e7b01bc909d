// What of ten dollars reaches a creator, in the shape of the contract. Figures are invented.
import type { GoesAnswer, GoesRow } from "$ipc";

const usd = (amount: string) => ({ amount, currency: "USD" });

const row = (platform: string, channel: string, receives: string, more: Partial<GoesRow> = {}): GoesRow => ({
  key: `${channel} ${platform}`,
  platform,
  channel,
  region: "US",
  receives: usd(receives),
  share: (Number(receives) * 10).toFixed(1),
  parts: [
    { to: "platform", money: usd((10 - Number(receives)).toFixed(2)) },
    { to: "creator", money: usd(receives) },
  ],
  units: "100",
  programme: `${platform}_flat`,
  asOf: "2026-11-03",
  trust: "secondary",
  ...more,
});

export const goes: GoesAnswer = {
  spend: usd("10.00"),
  rows: [
    row("telegram", "web", "9.10", { region: "", trust: "official" }),
    row("youtube", "android", "7.00", {
      region: "",
      units: null,
      trust: "official",
      parts: [
        { to: "store_and_platform", money: usd("3.00") },
        { to: "creator", money: usd("7.00") },
      ],
    }),
    row("tiktok", "web", "4.70"),
    row("tiktok", "ios", "3.40", {
      trust: "unverified",
      parts: [
        { to: "store", money: usd("3.00") },
        { to: "platform", money: usd("3.60") },
        { to: "creator", money: usd("3.40") },
      ],
    }),
  ],
};
