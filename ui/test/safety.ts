// What the checker finds in a few texts, in the shape of the contract. All hosts are invented.
import type {
  AddressLooked,
  ChecksAnswer,
  NoteRow,
  OfferLooked,
  PieceRow,
  PlaceRow,
  SafetyAnswer,
  SellerSaid,
} from "$ipc";
import { ago } from "./clock";
import type { Args } from "./fake";

const piece = (text: string, more: Partial<PieceRow> = {}): PieceRow => ({
  text,
  domain: false,
  like: null,
  hidden: null,
  ...more,
});
const tiktok: PlaceRow = { platform: "tiktok", address: "https://www.tiktok.com/coin", opens: true };
const all: PlaceRow[] = [
  tiktok,
  { platform: "telegram", address: "https://fragment.com/stars", opens: true },
  { platform: "twitch", address: null, opens: false },
];

const why = (code: string, params: Record<string, string> = {}) => ({ code, params });

export const lookalike: AddressLooked = {
  verdict: "lookalike",
  platform: "tiktok",
  host: "www.xn--tktok-q4e.com.coin-deals.example",
  domain: "coin-deals.example",
  reasons: [why("disguised", { platform: "tiktok" }), why("odd_letters"), why("against_terms")],
  shown: [
    piece("https://www.t"),
    piece("\u0456", { like: "i" }),
    piece("ktok.com."),
    piece("coin-deals.example", { domain: true }),
    piece("/recharge?ref=88"),
  ],
  places: [tiktok],
};

export const hidden: AddressLooked = {
  ...lookalike,
  verdict: "danger",
  reasons: [why("hidden_characters", { count: "1" }), why("name", { platform: "tiktok" }), why("against_terms")],
  shown: [
    piece("https://"),
    piece("\u202e", { hidden: "U+202E" }),
    piece("tiktok-coin.example", { domain: true }),
    piece("/x"),
  ],
};

const plain = (
  verdict: string,
  shown: PieceRow[],
  reason: string,
  more: Partial<AddressLooked> = {},
): AddressLooked => ({
  verdict,
  platform: null,
  host: null,
  domain: null,
  reasons: [why(reason)],
  shown,
  places: all,
  ...more,
});

export const official = plain(
  "official",
  [piece("www."), piece("tiktok.com", { domain: true }), piece("/coin")],
  "sells_here",
  {
    platform: "tiktok",
    host: "www.tiktok.com",
    domain: "tiktok.com",
    reasons: [why("sells_here", { platform: "tiktok" })],
    places: [tiktok],
  },
);

export const unknown = plain(
  "not_official",
  [piece("https://"), piece("shop.example", { domain: true }), piece("/")],
  "not_listed",
  { host: "shop.example", domain: "shop.example" },
);

export const offer: OfferLooked = {
  weight: "danger",
  signs: [
    { code: "gift_card", params: {}, hard: true, quote: "pay by gift card" },
    { code: "impossible_price", params: { percent: "19" }, hard: true, quote: "5,000 coins for $10" },
    { code: "third_party", params: { host: "coin-deals.example" }, hard: false, quote: "coin-deals.example" },
  ],
  addresses: [
    {
      ...unknown,
      host: "coin-deals.example",
      domain: "coin-deals.example",
      shown: [piece("coin-deals.example", { domain: true })],
    },
  ],
  places: [tiktok],
};

const nothing = plain("invalid", [], "no_address", { reasons: [why("no_address", { why: "host" })] });

function looked(text: string): Pick<SafetyAnswer, "address" | "offer"> {
  if (/\s\S+\s/.test(text)) return { address: null, offer };
  if (text.includes("\u202e")) return { address: hidden, offer: null };
  if (text.includes("tiktok.com/coin")) return { address: official, offer: null };
  if (text.includes("coin-deals") && text.includes("ktok")) return { address: lookalike, offer: null };
  return { address: text.includes(".") ? unknown : nothing, offer: null };
}

const notes: NoteRow[] = [{ host: "coin-deals.example", note: "Lena bought here; the coins never came." }];

export const officialPage: SellerSaid = {
  verdict: "official",
  platform: "tiktok",
  host: "www.tiktok.com",
  reasons: [why("sells_here", { platform: "tiktok" })],
  note: null,
};
export const doubtful: SellerSaid = {
  verdict: "lookalike",
  platform: "tiktok",
  host: "tiktok-coins.example",
  reasons: [why("name", { platform: "tiktok" }), why("against_terms")],
  note: "Never again.",
};

export const checks: ChecksAnswer = {
  keeping: true,
  count: 3,
  rows: [
    {
      id: "3",
      at: ago(1),
      asked: "https://www.t\u0456ktok.com.coin-deals.example/recharge?ref=88",
      kind: "address",
      verdict: "lookalike",
      platform: "tiktok",
      host: "www.xn--tktok-q4e.com.coin-deals.example",
      reasons: lookalike.reasons,
      lists: "2026-11-23",
    },
    {
      id: "2",
      at: ago(20),
      asked: "5,000 coins for $10, pay by gift card at coin-deals.example",
      kind: "offer",
      verdict: "danger",
      platform: null,
      host: null,
      reasons: [why("gift_card"), why("impossible_price", { percent: "19" })],
      lists: "2026-11-23",
    },
    {
      id: "1",
      at: ago(40),
      asked: "www.tiktok.com/coin",
      kind: "address",
      verdict: "official",
      platform: "tiktok",
      host: "www.tiktok.com",
      reasons: [why("sells_here", { platform: "tiktok" })],
      lists: "2026-11-23",
    },
  ],
  notes,
};
export const noChecks: ChecksAnswer = { keeping: false, count: 0, rows: [], notes: [] };

export const safety = {
  safety_look: ({ text }: Args): SafetyAnswer => {
    const found = looked(String(text));
    return { ...found, notes: found.offer ? notes : [], dated: "2026-11-23" };
  },
  safety_remember: (): null => null,
  seller_look: ({ text }: Args): SellerSaid | null => {
    if (String(text).includes("tiktok.com/coin")) return officialPage;
    return String(text).includes("tiktok-coins") ? doubtful : null;
  },
  checks: ({ before }: Args): ChecksAnswer => (before === null ? checks : { ...checks, rows: [] }),
  checks_keep: (): null => null,
  checks_clear: (): string => "3",
  host_note: (): null => null,
};
