// Limits in the shape of the contract. All of it is invented.
import type { LimitsAnswer, LimitWindow } from "$ipc";
import { ago } from "./clock";

const usd = (amount: string) => ({ amount, currency: "USD" });
const HOUR = 3_600_000;
const later = (hours: number) => String(Date.now() + hours * HOUR);

export const limitWindow = (over: Partial<LimitWindow> = {}): LimitWindow => ({
  window: "24h",
  limit: usd("40.00"),
  since: ago(9000),
  spent: usd("0.00"),
  net: null,
  left: usd("40.00"),
  percent: 0,
  recharges: 0,
  uncounted: 0,
  raise: null,
  ...over,
});

export const limits = (): LimitsAnswer => ({
  now: String(Date.now()),
  windows: [
    limitWindow(),
    limitWindow({
      window: "7d",
      limit: usd("60.00"),
      spent: usd("25.89"),
      left: usd("34.11"),
      percent: 43,
      recharges: 2,
    }),
    limitWindow({
      window: "month",
      limit: usd("100.00"),
      spent: usd("63.67"),
      net: usd("58.68"),
      left: usd("36.33"),
      percent: 63,
      recharges: 6,
      uncounted: 1,
      raise: { id: "4", to: usd("150.00"), asked: ago(5), from: later(19), lapses: later(163), ready: false },
    }),
  ],
  nearest: "7d",
  month: "2026-11",
  reviewOn: "2027-03-02",
  heading: {
    spent: usd("63.67"),
    purchases: 41,
    low: usd("68.00"),
    middle: usd("80.00"),
    high: usd("98.00"),
    beyond: 8,
  },
  budgets: [
    {
      platform: "tiktok",
      person: null,
      name: "",
      amount: usd("45.00"),
      carried: usd("0.00"),
      spent: usd("35.12"),
      left: usd("9.88"),
      carries: false,
      incomplete: false,
    },
    {
      platform: "tiktok",
      person: "32",
      name: "hanna.plays",
      amount: usd("20.00"),
      carried: usd("4.50"),
      spent: usd("14.50"),
      left: usd("10.00"),
      carries: true,
      incomplete: false,
    },
  ],
});

export const noLimits = (): LimitsAnswer => ({
  ...limits(),
  windows: ["24h", "7d", "month"].map((window) =>
    limitWindow({ window, limit: null, since: null, left: null, percent: null }),
  ),
  nearest: null,
  reviewOn: null,
  heading: { spent: usd("0.00"), purchases: 2, low: null, middle: null, high: null, beyond: null },
  budgets: [],
});
