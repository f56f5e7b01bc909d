// What rows add up to, in words: what was received, sent, bought, spent, paid out. Guests' gifts stand apart.
import type { Total, TxFilter, Word } from "$ipc";
import { m } from "$m";
import { isoDate, stretch } from "$lib/dates";
import { money, unitName, units } from "$lib/money";
import { session } from "$lib/session.svelte";
import { sentence, type Figure, type Part } from "$lib/words";

const WORDS = {
  received: m.tx_received,
  guests: m.tx_guests,
  sent: m.tx_sent,
  bought: m.tx_bought,
  spent: m.tx_spent,
  withdrawn: m.tx_withdrawn,
  paid_out: m.tx_paid_out,
  refunded: m.tx_refunded,
  bonus: m.tx_bonus,
  corrected: m.tx_corrected,
  fees: m.tx_fees,
  exchanged: m.tx_exchanged,
  taken_back: m.tx_taken_back,
  difference: m.tx_difference,
};

const FORMULAS = {
  received: m.tx_formula_received,
  guests: m.tx_formula_guests,
  sent: m.tx_formula_sent,
  bought: m.tx_formula_bought,
  spent: m.tx_formula_spent,
  withdrawn: m.tx_formula_withdrawn,
  paid_out: m.tx_formula_paid_out,
  refunded: m.tx_formula_refunded,
  bonus: m.tx_formula_bonus,
  corrected: m.tx_formula_corrected,
  fees: m.tx_formula_fees,
  exchanged: m.tx_formula_exchanged,
  taken_back: m.tx_formula_taken_back,
  difference: m.tx_formula_difference,
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
export function finding(totals: readonly Total[], filter: TxFilter): Part[] {
  const all = totals.filter(({ word: named }) => named !== "guests");
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
