// The checker's answers in the shape of the contract: a lookalike, an offer and an address that is none.
import type { SafetyAnswer } from "$ipc";
import type { Args } from "./fake";

const plain = { passesFor: null, hidden: null };
const places = [{ platform: "tiktok", address: "https://www.tiktok.com/coin", opens: true }];

export const lookalike: SafetyAnswer = {
  verdict: "lookalike",
  isOffer: false,
  signs: [],
  addresses: [
    {
      verdict: "lookalike",
      platform: "tiktok",
      domain: "coin-deals.example",
      shown: [
        { ...plain, text: "https://www.t", domain: false },
        { text: "\u0456", domain: false, passesFor: "i", hidden: null },
        { ...plain, text: "ktok.com", domain: false },
        { text: "\u202e", domain: false, passesFor: null, hidden: "U+202E" },
        { ...plain, text: ".", domain: false },
        { ...plain, text: "coin-deals.example", domain: true },
        { ...plain, text: "/recharge", domain: false },
      ],
      reasons: [
        { code: "disguised", params: { platform: "tiktok" }, hard: true },
        { code: "against_terms", params: {}, hard: true },
      ],
      places,
    },
  ],
  listsDated: "2026-11-20",
};

export const offer: SafetyAnswer = {
  verdict: "danger",
  isOffer: true,
  signs: [{ code: "gift_card", params: {}, hard: true }],
  addresses: [],
  listsDated: "2026-11-20",
};

export const safety = {
  safety_check: ({ typed }: Args): SafetyAnswer => (String(typed).trim().includes(" ") ? offer : lookalike),
};
