// The few lines of Home, as data: what is said, and what each figure opens.
import type { HomeAnswer, TxFilter } from "$ipc";
import { m } from "$m";
import { longDate, minutes, monthName, monthSpan } from "$lib/dates";
import { change, count, range, unitHead, unitName, units } from "$lib/money";
import { href } from "$lib/router";
import type { View } from "$lib/session.svelte";
import { sentence, type Figure, type Part } from "$lib/words";

export interface Item {
  label: string;
  figure: Figure;
  note?: string | undefined;
  more?: readonly Part[][] | undefined;
}
export interface Lines {
  finding: Part[];
  lead: Part[];
  strip: Item[];
}

/** Below this many LIVEs a change is told, but not called one. */
const ENOUGH_LIVES = 12;

export function creatorLines({ creator, month: now }: HomeAnswer): Lines | null {
  if (!creator) return null;
  const { month: iso } = creator;
  const month = monthName(iso);
  const none = m.home_creator_none({ month: monthName(now) });
  const received: Partial<TxFilter> = { kinds: ["gift_received"], ...monthSpan(iso) };
  const brought: Figure = { text: units(creator.units), rows: received, formula: m.home_formula_month({ month }) };
  const livesFigure: Figure = { text: count(creator.lives), href: href("lives") };
  if (creator.lives === 0 && creator.units === "0") return { finding: [none], lead: [], strip: [] };

  const ended = iso !== now;
  const hour = creator.perHour;
  const finding = sentence(m.home_creator_finding, {
    month,
    units: brought,
    unit: unitName("diamond", creator.units),
    lives: livesFigure,
    n: creator.lives,
  });
  return {
    finding: ended ? [none, " ", ...finding] : finding,
    lead: creator.before === null ? [] : compared(creator.before, creator.lives, ended ? month : null),
    strip: [
      { label: m.home_strip_lives({ month }), figure: livesFigure, note: minutes(creator.liveMinutes) },
      {
        label: m.home_strip_hour(),
        figure: hour
          ? { text: units(hour.value), formula: m.home_formula_hour({ n: hour.n }), href: href("lives") }
          : { text: m.not_enough() },
        note: hour?.low && hour.high ? m.home_range({ range: range(hour.low, hour.high) }) : undefined,
      },
      {
        label: m.home_strip_gifters(),
        figure: { text: count(creator.gifters), href: href("gifters", null, monthSpan(iso)) },
      },
      {
        label: m.home_strip_new(),
        figure: { text: count(creator.newGifters), href: href("gifters", null, monthSpan(iso)) },
        note: m.home_of({ n: count(creator.gifters) }),
      },
    ],
  };
}

/** How the month stands to the one before it; `ended` names it where it is over. */
function compared(before: string, n: number, ended: string | null): Part[] {
  const few = n < ENOUGH_LIVES ? m.home_creator_before_few({ n }) : null;
  if (ended === null)
    return sentence(m.home_creator_before, { change: change(before), rest: few ?? m.home_creator_before_many({ n }) });
  const rest = few ?? m.home_creator_ended_many({ n, month: ended });
  return sentence(m.home_creator_before_ended, { change: change(before), rest });
}

/** The head of the twelve weeks. */
export function weeksTitle({ creator }: HomeAnswer, view: View): string {
  return view === "creator" && creator?.bestWeek
    ? m.home_best_week({ day: longDate(creator.bestWeek) })
    : m.home_weeks();
}

/** What the drawing of the twelve weeks says. */
export function weeksWords(view: View, currency: string): Record<string, string> {
  const creator = view === "creator";
  return {
    about: creator ? m.home_weeks_about_creator() : m.home_weeks_about_supporter({ currency }),
    time: m.home_week(),
    value: creator ? unitHead("diamond") : m.home_spent_head(),
    unit: creator ? unitName("diamond", "2") : currency,
  };
}
