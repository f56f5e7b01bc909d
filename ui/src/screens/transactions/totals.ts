// What rows add up to, in words: what was received, sent, bought, spent, paid out. Guests' gifts stand apart.
import type { Sum, TxFilter } from "$ipc";
import { m } from "$m";
import { isoDate, stretch } from "$lib/dates";
import { money, unitName, units } from "$lib/money";
import { session } from "$lib/session.svelte";
import { sentence, type Figure, type Part } from "$lib/words";
import { minus, plus } from "./exact";

type Word = "received" | "guests" | "sent" | "bought" | "spent" | "withdrawn" | "paid_out" | "corrected";

/** One word, one unit or currency. `amount` has the sign of its word: what was spent is above zero. */
export interface Total {
  word: Word;
  amount: string;
  unit: string | null;
  currency: string | null;
  kinds: string[];
}

const UNITS: Record<string, Word | undefined> = {
  gift_received: "received",
  gift_sent: "sent",
  recharge: "bought",
  coins_bought: "bought",
  payout: "withdrawn",
};
const MONEY: Record<string, Word | undefined> = { recharge: "spent", coins_bought: "spent", payout: "paid_out" };
const TURNED: readonly Word[] = ["sent", "spent", "withdrawn"];

function word({ kind, unit, guest }: Sum): Word {
  if (guest) return "guests";
  return (unit === null ? MONEY[kind] : UNITS[kind]) ?? "corrected";
}

export function totals(sums: readonly Sum[]): Total[] {
  const found: Total[] = [];
  for (const sum of sums) {
    const named = word(sum);
    const amount = TURNED.includes(named) ? minus(sum.amount) : sum.amount;
    const same = found.find((one) => one.word === named && one.unit === sum.unit && one.currency === sum.currency);
    if (same) {
      same.amount = plus(same.amount, amount);
      if (!same.kinds.includes(sum.kind)) same.kinds.push(sum.kind);
    } else found.push({ word: named, amount, unit: sum.unit, currency: sum.currency, kinds: [sum.kind] });
  }
  return found;
}

const WORDS = {
  received: m.tx_received,
  guests: m.tx_guests,
  sent: m.tx_sent,
  bought: m.tx_bought,
  spent: m.tx_spent,
  withdrawn: m.tx_withdrawn,
  paid_out: m.tx_paid_out,
  corrected: m.tx_corrected,
};

const FORMULAS = {
  received: m.tx_formula_received,
  guests: m.tx_formula_guests,
  sent: m.tx_formula_sent,
  bought: m.tx_formula_bought,
  spent: m.tx_formula_spent,
  withdrawn: m.tx_formula_withdrawn,
  paid_out: m.tx_formula_paid_out,
  corrected: m.tx_formula_corrected,
};

const amountOf = ({ amount, unit, currency }: Total): string =>
  unit === null && currency !== null ? money({ amount, currency }) : units(amount);

/** "57,020 diamonds received"; with a filter the figure opens the rows behind it. */
export function totalWords(total: Total, within?: TxFilter): Part[] {
  const figure: Figure = { text: amountOf(total) };
  if (within) Object.assign(figure, { rows: { ...within, kinds: total.kinds }, formula: FORMULAS[total.word]() });
  const { unit, amount } = total;
  const of = unit === null ? "" : ` ${unitName(unit, amount)}`;
  return sentence(WORDS[total.word], { amount: figure, of });
}

const FIRST: readonly Word[] = ["received", "spent", "paid_out"];
const MOST_FIGURES = 5;
const WHAT = "\ue002";

/** The first line: what was received, spent and paid out in the rows shown. */
export function finding(sums: readonly Sum[], filter: TxFilter): Part[] {
  const all = totals(sums).filter(({ word: named }) => named !== "guests");
  const wanted = all.filter(({ word: named }) => FIRST.includes(named));
  const told = (wanted.length > 0 ? wanted : all)
    .toSorted((a, b) => FIRST.indexOf(a.word) - FIRST.indexOf(b.word))
    .slice(0, MOST_FIGURES);
  if (told.length === 0) return [m.tx_nothing_to_add()];
  const listed = new Intl.ListFormat(m.locale_numbers(), { type: "unit", style: "short" })
    .formatToParts(told.map((_, i) => String(i)))
    .flatMap(({ type, value }): Part[] => {
      const total = told[Number(value)];
      return type === "element" && total ? totalWords(total, filter) : [value];
    });
  return framed(filter).flatMap((part) => (part === WHAT ? listed : [part]));
}

function framed({ from, to, since, until }: TxFilter): Part[] {
  if (since !== null || until !== null)
    return sentence(m.tx_finding_within, { span: stretch(since, until, session.zone), what: WHAT });
  if (from !== null && to !== null)
    return sentence(m.tx_finding_between, { from: isoDate(from), to: isoDate(to), what: WHAT });
  if (from !== null) return sentence(m.tx_finding_since, { day: isoDate(from), what: WHAT });
  if (to !== null) return sentence(m.tx_finding_until, { day: isoDate(to), what: WHAT });
  return sentence(m.tx_finding, { what: WHAT });
}
