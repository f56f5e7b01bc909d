// A supporter's coins. All names and amounts are invented.
import type { ChartView, WalletAnswer, WalletGiven, WalletRow } from "$ipc";
import type { Args } from "./fake";
import { weeks } from "./charts";
import { ago } from "./clock";

const usd = (amount: string) => ({ amount, currency: "USD" });
const row = (id: string, hours: number, cause: string, units: string, balance: string): WalletRow => ({
  id,
  at: ago(hours),
  cause,
  units,
  balance,
  money: cause === "bought" ? usd("15.90") : null,
  byHand: cause === "corrected",
});

export const rows: WalletRow[] = [
  row("901", 30, "sent", "-260", "1214"),
  row("902", 52, "sent", "-300", "1474"),
  row("903", 80, "bought", "1500", "1774"),
  row("904", 120, "corrected", "-26", "274"),
];

export const wallet: WalletAnswer = {
  platforms: [
    {
      platform: "tiktok",
      unit: "coin",
      balance: "1214",
      rows: 41,
      value: usd("13.75"),
      known: "1214",
      unknown: "0",
      average: usd("0.0113"),
      paid: usd("63.67"),
      refunded: usd("0.00"),
      gone: usd("49.92"),
      asserted: [
        { on: "2026-11-08", units: "560", book: "560", holds: true },
        { on: "2026-11-20", units: "1188", book: "1214", holds: false },
      ],
      disagreement: {
        first: { on: "2026-11-20", units: "1188", book: "1214", holds: false },
        agreed: "2026-11-08",
        difference: "-26",
        rows: [...rows].reverse().slice(1),
        moves: 17,
      },
      negatives: [{ from: "2026-08-02", to: "2026-08-04", lowest: "-120", refund: false }],
      open: { gifts: 2, purchases: 0, paid: [], untimed: 0 },
      credit: { each: usd("0.005"), seenOn: "2022-10-31", source: "BBC News, October 2022" },
    },
    {
      platform: "twitch",
      unit: "bit",
      balance: "40",
      rows: 3,
      value: usd("0.00"),
      known: "0",
      unknown: "40",
      average: null,
      paid: usd("0.00"),
      refunded: usd("0.00"),
      gone: usd("0.00"),
      asserted: [],
      disagreement: null,
      negatives: [],
      open: { gifts: 0, purchases: 0, paid: [], untimed: 0 },
      credit: null,
    },
  ],
  years: [
    {
      year: "2026",
      purchases: 6,
      paid: [usd("63.67")],
      refunded: [],
      home: usd("63.67"),
      units: [
        {
          platform: "tiktok",
          unit: "coin",
          bought: "5620",
          bonus: "0",
          sent: "4380",
          refunded: "0",
          corrected: "-26",
        },
      ],
    },
  ],
};

const given: WalletGiven = {
  rows: [
    {
      platform: "tiktok",
      unit: "coin",
      person: { id: "31", name: "leo.draws", handle: "leo.draws" },
      gift: null,
      month: null,
      units: "3100",
      gifts: 24,
      cost: usd("35.12"),
      unknown: "0",
      received: usd("15.50"),
    },
    {
      platform: "tiktok",
      unit: "coin",
      person: { id: "32", name: "hanna.plays", handle: "hanna.plays" },
      gift: null,
      month: null,
      units: "1280",
      gifts: 11,
      cost: usd("14.80"),
      unknown: "0",
      received: usd("6.40"),
    },
  ],
  cost: usd("49.92"),
  received: [usd("21.90")],
};

export const walletAnswers = {
  wallet: (): WalletAnswer => wallet,
  wallet_rows: (): WalletRow[] => rows,
  wallet_given: (): WalletGiven => given,
  wallet_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  wallet_assert: (): null => null,
  wallet_assert_remove: (): null => null,
  wallet_enter: (): null => null,
  wallet_remove: (): null => null,
};
