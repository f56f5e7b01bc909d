// What Gifts and Gifters say in words, and what each figure opens.
import type { GiftersAnswer, GiftsAnswer, GiftsQuery, GiftsTotal, Rank } from "$ipc";
import { m } from "$m";
import { dates } from "$lib/dates";
import { count, percent, unitHead, unitName, units } from "$lib/money";
import { href } from "$lib/router";
import { byCode, sentence, type Figure, type Part } from "$lib/words";
import { address, behind } from "./query";

export const rankWords = (rank: Rank): string => byCode("gifts_rank", rank);

function brought(total: GiftsTotal, query: GiftsQuery): Figure {
  return { text: units(total.units), rows: behind(query), formula: m.gifts_formula_total() };
}

/** The end of both findings: from how many, in how many LIVEs. */
function tail(
  total: GiftsTotal,
  gifters: Figure,
  words: { lives: typeof m.gifts_finding_tail; none: typeof m.gifts_finding_tail_no_live },
): Part[] {
  const g = total.gifters;
  if (total.lives === 0) return sentence(words.none, { gifters, g });
  const lives: Figure = { text: count(total.lives), href: href("lives") };
  return sentence(words.lives, { gifters, g, lives, l: total.lives });
}

export function giftsFinding({ total, top, topShare, rows }: GiftsAnswer, query: GiftsQuery): Part[] {
  const [a, b] = top;
  if (!a) return [m.gifts_finding_nothing()];
  const shared = { units: brought(total, query), unit: unitName("diamond", total.units) };
  const head =
    b && rows.length === 2
      ? sentence(m.gifts_finding_both, { a: { text: a.name }, b: { text: b.name }, ...shared })
      : b && topShare !== null
        ? sentence(m.gifts_finding_two, {
            a: { text: a.name },
            b: { text: b.name },
            share: { text: percent(topShare), formula: m.gifts_formula_top_all({ total: units(total.units) }) },
            ...shared,
          })
        : sentence(m.gifts_finding_one, { a: { text: a.name }, ...shared });
  const gifters: Figure = { text: count(total.gifters), href: address("gifters", query) };
  return [...head, ...tail(total, gifters, { lives: m.gifts_finding_tail, none: m.gifts_finding_tail_no_live })];
}

export function giftersFinding({ total, rows, topShare }: GiftersAnswer, query: GiftsQuery): Part[] {
  const [a, b] = rows;
  if (!a) return [m.gifters_finding_nothing()];
  const shared = { units: brought(total, query), unit: unitName("diamond", total.units) };
  const head =
    b && topShare !== null
      ? sentence(m.gifters_finding_two, {
          a: { text: personName(a.person.name) },
          b: { text: personName(b.person.name) },
          share: { text: percent(topShare), formula: m.gifters_formula_top({ total: units(total.units) }) },
          ...shared,
        })
      : sentence(m.gifters_finding_one, { a: { text: personName(a.person.name) }, ...shared });
  const gifters: Figure = { text: count(total.gifters), rows: behind(query) };
  return [...head, ...tail(total, gifters, { lives: m.gifters_finding_tail, none: m.gifters_finding_tail_no_live })];
}

/** Rows that name nobody still have a giver. */
export const personName = (name: string): string => (name === "" ? m.gifters_nobody() : name);

const HALF = 50;

/** The head of the ranking: its finding, then unit and days. */
export function rankingTitle({ rows, top, topShare }: GiftsAnswer, rank: Rank): string {
  const first = rows[0]?.gift.name ?? "";
  // A rate without a range is no finding.
  if (rank === "perHour" && !rows[0]?.perHour?.low) return m.gifts_title_not_enough();
  if (rank !== "units") return byCode("gifts_title", rank, { name: first });
  if (top.length < 2) return m.gifts_title_single();
  if (rows.length === 2) return m.gifts_title_both();
  return Number(topShare) >= HALF ? m.gifts_title_most() : m.gifts_title_shared();
}

export const rankingNote = ({ first, last }: GiftsAnswer, rank: Rank): string =>
  byCode("gifts_note", rank, { dates: first && last ? dates(first, last) : m.period_all() });

/** What the ranking is drawn with. */
export function rankingWords(rank: Rank): Record<string, string> {
  const unit = { units: unitName("diamond", "2"), pieces: m.gifts_unit_pieces(), gifters: m.gifts_unit_gifters() };
  return {
    about: m.gifts_about({ rank: rankWords(rank) }),
    name: m.gifts_col_gift(),
    value: rank === "perHour" ? m.gifts_col_hour() : rankWords(rank),
    unit: rank === "perHour" ? m.gifts_unit_perHour() : unit[rank],
    share: m.gifts_col_share(),
    others: m.gifts_others({ n: "{n}" }),
  };
}

/** What the trend is drawn with. */
export function trendWords({ top }: GiftsAnswer): Record<string, string> {
  const [a, b] = top;
  const pair = a && b ? m.gifts_trend_pair({ a: a.name, b: b.name }) : (a?.name ?? "");
  return {
    about: m.gifts_trend_about(),
    time: m.gifts_trend_time(),
    value: unitHead("diamond"),
    part: pair,
    unit: unitName("diamond", "2"),
    lead_strong: pair,
    lead_rest: m.gifts_trend_rest(),
  };
}
