// Invented purchases: one told by three, one without coins, one without payment, and a question.
import type { PurchaseOpened, PurchaseRow, PurchasesAnswer, WitnessRow } from "$ipc";

const at = (day: number, hour = 18): string => String(Date.UTC(2026, 10, day, hour, 5));

const row = (id: string, over: Partial<PurchaseRow>): PurchaseRow => ({
  id,
  platform: "tiktok",
  at: at(20),
  dayOnly: false,
  paid: { amount: "10.60", currency: "USD" },
  billed: null,
  unit: "coin",
  units: "1000",
  each: { amount: "0.0106", currency: "USD" },
  refunded: null,
  unitsBack: null,
  channel: "web",
  transaction: "TX-2026-1120",
  country: "DE",
  witnesses: ["hand", "money", "coins"],
  receipts: 1,
  doubts: [],
  ...over,
});

const witness = (entry: string, over: Partial<WitnessRow>): WitnessRow => ({
  entry,
  class: "hand",
  at: at(20),
  dayOnly: false,
  paid: null,
  unit: "coin",
  units: null,
  transaction: null,
  product: null,
  method: null,
  source: null,
  counts: true,
  rule: null,
  with: null,
  named: false,
  ...over,
});

const paid = { amount: "10.60", currency: "USD" };
const EXPORT = "user_data_tiktok.json";
const small = { amount: "1.29", currency: "USD" };

export const purchases: PurchasesAnswer = {
  rows: [
    row("301", {}),
    row("302", { at: at(14), paid: small, units: null, each: null, channel: null, witnesses: ["store"], receipts: 0 }),
    row("303", { at: at(12), paid: null, units: "350", each: null, channel: null, witnesses: ["coins"], receipts: 0 }),
  ],
  count: 3,
  purchases: 3,
  paid: [{ amount: "11.89", currency: "USD" }],
  noUnits: 1,
  noPayment: 1,
  proposals: [
    {
      one: witness("302", {
        class: "store",
        at: at(14),
        paid: small,
        product: "100 Coins",
        source: "Purchase History.json",
      }),
      other: witness("304", { class: "money", at: at(14, 19), paid: small, source: EXPORT }),
      rule: "price",
    },
  ],
  looseRefunds: [],
};

export const nothing: PurchasesAnswer = {
  ...purchases,
  rows: [],
  count: 0,
  purchases: 0,
  paid: [],
  noUnits: 0,
  noPayment: 0,
  proposals: [],
};

export const opened: PurchaseOpened = {
  purchase: row("301", { billed: { amount: "9.40", currency: "EUR" } }),
  witnesses: [
    witness("301", { paid, units: "1000", transaction: "TX-2026-1120" }),
    witness("305", { class: "money", paid, source: EXPORT, counts: false, rule: "price", with: "hand" }),
    witness("306", {
      class: "coins",
      units: "1000",
      source: EXPORT,
      counts: false,
      rule: "money_and_coins",
      with: "money",
    }),
  ],
  refunds: [],
  receipts: [{ entry: "301", digest: "ab".repeat(32), name: "receipt-1120.pdf", kind: "pdf", bytes: "182044" }],
  right: { ground: "fourteen", lastDay: "2026-12-04", over: false },
  markup: { percent: "2.3", on: "2026-11-20" },
  learnt: { method: "Card of a bank", percent: "2.1", purchases: 3 },
};

/** Money that came back for a purchase, as a statement tells it. */
export const back = (entry: string, named: boolean): WitnessRow =>
  witness(entry, { class: "statement", paid: small, named });

/** Money that came back for nothing that is known. */
export const loose: PurchasesAnswer = {
  ...purchases,
  looseRefunds: [witness("309", { class: "store", at: at(15), paid: small, source: "Order History.json" })],
};

export const told = {
  purchases: (): unknown => purchases,
  purchase: (): unknown => opened,
  recharge_record: (): unknown => "307",
  recharge_recorded: (): unknown => ({
    platform: "tiktok",
    day: "2026-11-20",
    clock: "19:05",
    price: "10.60",
    currency: "USD",
    units: "1000",
    channel: "web",
    method: null,
    transaction: "TX-2026-1120",
    country: "DE",
  }),
  recharge_change: (): null => null,
  recharge_remove: (): null => null,
  refund_record: (): null => null,
  refund_name: (): null => null,
  refund_form_open: (): null => null,
  purchases_join: (): null => null,
  purchases_apart: (): null => null,
  purchase_part: (): null => null,
  receipt_add: (): boolean => true,
  receipt_remove: (): null => null,
  receipt_save: (): unknown => ({ path: "/home/nora/Documents/receipt-1120.pdf" }),
};
