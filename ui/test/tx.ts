// Rows of an invented book, in the shape of the contract: those of one November, then as many more as are asked for.
import type { Total, TxDetail, TxFacets, TxFilter, TxList, TxQuery, TxRow, Word } from "$ipc";
import type { Args } from "./fake";
import { ago } from "./clock";

const person = (id: number, name: string) => ({ id: String(id), name, handle: name.toLowerCase() });
const PEOPLE = ["mira.k", "tessa_draws", "Jonas W.", "petra.lum", "Old Harbour", "anna-lena", "noor.h", "مريم"];
const GIFTS: [name: string, price: number][] = [
  ["Galaxy", 1000],
  ["Rose", 1],
  ["Sunglasses", 199],
  ["Money Gun", 500],
  ["Hand Hearts", 100],
  ["Doughnut", 30],
  ["Perfume", 20],
];

const EMPTY = { count: 1, person: null, units: null, unit: null, money: null, category: null, note: null };

/** The row at a place of a list; the newest is the first. */
export function row(place: number): TxRow {
  const at = ago(14.6 + place * 0.7);
  const all = { ...EMPTY, id: String(900_000 + place), at, platform: "tiktok", approximate: place % 61 === 17 };
  if (place % 13 === 8) {
    const coins = 700 + (place % 3) * 650;
    const money = { amount: `-${(coins * 0.0106).toFixed(2)}`, currency: "USD" };
    return { ...all, kind: "recharge", what: `${coins} coins`, units: String(coins), unit: "coin", money };
  }
  if (place % 29 === 11) {
    return {
      ...all,
      kind: "payout",
      what: "",
      units: "-42480",
      unit: "diamond",
      money: { amount: "209.50", currency: "USD" },
    };
  }
  const [what, price] = GIFTS[place % GIFTS.length] ?? ["Rose", 1];
  const count = what === "Rose" ? 1 + (place % 88) : what === "Hand Hearts" ? 3 : 1;
  const who = place % PEOPLE.length;
  const category = place === 4 ? "Battle" : null;
  const units = String(price * count);
  const gift = { ...all, what, count, units, category, person: person(40 + who, PEOPLE[who] ?? "") };
  return place % 17 === 9
    ? { ...gift, kind: "gift_sent", units: `-${units}`, unit: "coin", person: person(31, "leo.draws") }
    : { ...gift, kind: "gift_received", unit: "diamond" };
}

const total = (word: Word, kind: string, of: Partial<Total>): Total => ({
  word,
  kinds: [kind],
  unit: null,
  currency: null,
  amount: "0",
  ...of,
});
export const totals: Total[] = [
  total("received", "gift_received", { unit: "diamond", amount: "57020" }),
  total("sent", "gift_sent", { unit: "coin", amount: "8930" }),
  total("bought", "recharge", { unit: "coin", amount: "9620" }),
  total("spent", "recharge", { currency: "USD", amount: "101.17" }),
  total("withdrawn", "payout", { unit: "diamond", amount: "42480" }),
  total("paid_out", "payout", { currency: "USD", amount: "209.50" }),
];

const asked = (): number => Number(new URLSearchParams(location.search).get("rows") ?? 3961);

export const list = (over: Partial<TxList> = {}): TxList => ({
  list: "1",
  count: asked(),
  total: Math.max(14208, asked()),
  totals,
  ...over,
});

const narrowed = ({ kinds, text }: TxFilter): number | null => (text === "zzz" ? 0 : kinds.length > 0 ? 12 : null);

const WORDS: Record<string, Word> = {
  gift_received: "received",
  gift_sent: "sent",
  recharge: "bought",
  payout: "withdrawn",
};

function selected(ids: string[]): Total[] {
  const found = new Map<string, Total>();
  for (const id of ids) {
    const { kind, unit, units } = row(Number(id) - 900_000);
    if (unit === null || units === null) continue;
    const known = found.get(kind + unit) ?? total(WORDS[kind] ?? "corrected", kind, { unit });
    found.set(kind + unit, { ...known, amount: String(BigInt(known.amount) + BigInt(units.replace("-", ""))) });
  }
  return [...found.values()];
}

const RAW =
  '{"event":"gift","giftId":11046,"giftName":"Galaxy","diamondCount":1000,"repeatCount":1,"repeatEnd":true,"giftType":1,"uniqueId":"jonas.wander","user":{"nickname":"Jonas W.","badges":[1,2]},"timestamp":"1795291214380"}';

export function detail(id: string): TxDetail {
  const of = row(Number(id) - 900_000);
  const gift = of.kind === "gift_received";
  return {
    row: of,
    live: gift ? { id: "12", title: "Painting the harbour, part 3", start: ago(16) } : null,
    price: gift ? "1000" : null,
    unfinished: Number(id) % 5 === 2,
    beganBeforeCapture: false,
    receiver: null,
    postings: gift
      ? [
          { account: "received", amount: of.units ?? "0", unit: "diamond" },
          { account: "gifts_in", amount: `-${of.units ?? "0"}`, unit: "diamond" },
        ]
      : [],
    places: [{ sourceId: "3", source: "tiktok-live-2026-11-21.ndjson", row: 31207, raw: RAW }],
    history: [
      { at: ago(3), what: "import", params: { name: "tiktok-live-2026-11-21.ndjson", row: "31207" } },
      { at: ago(2.9), what: "category", params: { text: "Battle" } },
    ],
  };
}

/** Command → its answer. */
export const transactions = {
  tx_open: ({ query }: Args): TxList => {
    const few = narrowed((query as TxQuery).filter);
    return few === null ? list() : list({ count: few, totals: few === 0 ? [] : totals });
  },
  tx_page: ({ from, n }: Args): TxRow[] =>
    Array.from({ length: Math.max(0, Math.min(Number(n), asked() - Number(from))) }, (_, i) => row(Number(from) + i)),
  tx_selection_sums: ({ ids }: Args): Total[] => selected(ids as string[]),
  tx_detail: ({ id }: Args): TxDetail => detail(String(id)),
  tx_note: (): null => null,
  tx_category: (): null => null,
  tx_export: (): unknown => ({ path: "/home/nora/Documents/Nora’s book.csv", rows: 3961 }),
  tx_facets: (): TxFacets => ({
    kinds: ["gift_received", "gift_sent", "recharge", "payout"],
    platforms: ["tiktok", "twitch"],
    categories: ["Battle"],
  }),
};
