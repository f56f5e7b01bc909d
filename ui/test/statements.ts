// A statement as the shell looks at it: open until the sign is said. All names and amounts are invented.
import type { Batch, StatementLook, StatementProfile } from "$ipc";
import { NOW } from "./clock";

export const statementBatch: Batch = {
  id: "s1",
  files: [
    {
      index: 0,
      name: "card-2026.csv",
      bytes: "4096",
      format: "statement_text",
      formatDetail: null,
      questions: [{ key: "profile", choices: ["EUR", "USD"], remembered: null }],
      programmes: [],
      error: null,
      alreadyImported: null,
    },
  ],
};

const suggested: StatementProfile = {
  encoding: null,
  delimiter: "semicolon",
  date: "Buchungstag",
  time: null,
  amount: "Betrag",
  returned: null,
  text: ["Verwendungszweck"],
  transaction: null,
  method: null,
  numbers: "point_comma",
  dates: "day_first",
  currency: { column: "Währung" },
  sign: null,
  zone: "Europe/Berlin",
  words: [{ text: "tiktok", platform: "tiktok" }],
};

/** What the shell answers: nothing is read before the sign is known. */
export function statementLook({ profile }: { profile?: StatementProfile | null }): StatementLook {
  const said = profile ?? suggested;
  const open = said.sign === null;
  const cells = ["13.03.2026", "TIKTOK COINS", "-7,00", "EUR"];
  const row = { cells, code: "", detail: "", platform: null, at: null, dayOnly: false, money: null };
  return {
    columns: ["Buchungstag", "Verwendungszweck", "Betrag", "Währung"],
    lines: 2,
    profile: said,
    open: open ? ["sign"] : [],
    samples: open
      ? [{ ...row, state: "open" }]
      : [
          {
            ...row,
            state: said.sign === "purchases_negative" ? "purchase" : "refund",
            platform: "tiktok",
            at: String(NOW),
            dayOnly: true,
            money: { amount: "7.00", currency: "EUR" },
          },
        ],
    purchases: open ? 0 : 1,
    refunds: 0,
    unreadable: 0,
    ignored: open ? 0 : 1,
    used: null,
    saved: [],
  };
}
