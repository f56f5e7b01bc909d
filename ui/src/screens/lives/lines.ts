// What one LIVE says in words, and what each figure opens.
import type { Difference, LiveAnswer, TxFilter } from "$ipc";
import { m } from "$m";
import { clock, clockSpan, minutes } from "$lib/dates";
import { count, percent, unitHead, unitName, units } from "$lib/money";
import { href } from "$lib/router";
import { byCode, sentence, type Figure, type Part } from "$lib/words";
import { unknownMinutes } from "./names";
import type { Stretch } from "./times";

export const rowsOf = ({ live }: LiveAnswer): Partial<TxFilter> => ({ kinds: ["gift_received"], live: live.id });

/** The gifts of this LIVE from one instant to before another. */
export const rowsWithin = (of: LiveAnswer, { from, to }: Stretch): Partial<TxFilter> => ({
  ...rowsOf(of),
  since: from,
  until: to,
});

const recorded = (of: LiveAnswer): Figure => ({
  text: units(of.live.units),
  rows: rowsOf(of),
  formula: m.live_formula_units(),
});
const diamonds = ({ live }: LiveAnswer): string => unitName("diamond", live.units);

export function finding(of: LiveAnswer, zone: string): Part[] {
  return [...brought(of, zone), ...unknown(of)];
}

function brought(of: LiveAnswer, zone: string): Part[] {
  const { live, best } = of;
  if (live.units === "0") return [m.live_finding_nothing()];
  if (!best) {
    return sentence(m.live_finding_even, {
      n: live.gifters,
      units: recorded(of),
      unit: diamonds(of),
      gifters: { text: count(live.gifters), href: href("gifters", null, { live: live.id }) },
      time: minutes(live.minutes),
    });
  }
  const common = {
    minutes: { text: count(best.minutes) },
    share: {
      text: percent(best.share),
      rows: rowsWithin(of, best),
      formula: m.live_formula_share({ units: units(best.units), total: units(live.units) }),
    },
    units: recorded(of),
    unit: diamonds(of),
  };
  return best.name === null
    ? sentence(m.live_finding_stretch, { ...common, time: clock(best.from, zone) })
    : sentence(m.live_finding_segment, { ...common, name: { text: best.name }, n: best.minutes });
}

function unknown({ live }: LiveAnswer): Part[] {
  const n = unknownMinutes(live);
  if (n === 0) return [];
  const figure: Figure = { text: count(n), formula: m.live_formula_unknown() };
  return sentence(m.live_finding_unknown, { n, unknown: figure, minutes: count(live.minutes) });
}

interface Item {
  label: string;
  figure: Figure;
  note?: string | undefined;
}

export function strip(of: LiveAnswer): Item[] {
  const { live, perHour, usual } = of;
  const items: Item[] = [{ label: m.live_recorded(), figure: recorded(of), note: diamonds(of) }];
  if (live.officialUnits !== null) {
    items.push({
      label: m.live_official({ platform: byCode("platform", live.platform) }),
      figure: {
        text: units(live.officialUnits),
        formula: why(of) ?? "",
        ...(of.official && { href: href("sources", of.official.source) }),
      },
      note: differenceWords(of.official?.unitsBeyond),
    });
  }
  items.push(
    {
      label: m.live_gifters(),
      figure: { text: count(live.gifters), href: href("gifters", null, { live: live.id }) },
      note: of.newGifters > 0 ? m.live_new({ count: count(of.newGifters) }) : undefined,
    },
    {
      label: m.live_hour(),
      figure: perHour
        ? { text: units(perHour.value), formula: m.live_formula_hour(), rows: rowsOf(of) }
        : { text: m.not_enough() },
      note: usual ? m.live_usual({ rate: units(usual.value) }) : undefined,
    },
  );
  return items;
}

/** "898 more": what the platform counts beyond what was recorded. */
export function differenceWords(beyond: Difference | null | undefined): string {
  if (!beyond) return m.none();
  const n = units(beyond.by);
  return { same: m.live_same(), more: m.live_more({ n }), fewer: m.live_fewer({ n }) }[beyond.side];
}

/** Why the platform's total and the recording differ, as far as the gaps tell. */
export function why({ live, official }: LiveAnswer): string | null {
  const beyond = official?.unitsBeyond;
  if (!beyond) return null;
  const words = { platform: byCode("platform", live.platform), more: units(beyond.by) };
  if (beyond.side === "same") return m.live_why_same();
  if (beyond.side === "fewer") return m.live_why_fewer(words);
  const n = unknownMinutes(live);
  return n === 0 ? m.live_why_whole(words) : m.live_why_gaps({ ...words, n, unknown: count(n) });
}

/** The head of the picture. */
export function pictureTitle({ best }: LiveAnswer, zone: string): string {
  if (!best) return m.live_chart_even();
  if (best.name !== null) return m.live_chart_segment({ name: best.name });
  return m.live_chart_stretch({ minutes: count(best.minutes), span: clockSpan(best.from, best.to, zone) });
}

/** What the picture is drawn with. */
export function pictureWords({ best }: LiveAnswer): Record<string, string> {
  return {
    about: m.live_chart_about(),
    time: m.live_words_time(),
    segment: m.live_words_segment(),
    gifts_title: m.live_words_gifts(),
    gifts_note: m.live_words_gifts_note(),
    gifts_heading: unitHead("diamond"),
    gifts_unit: unitName("diamond", "2"),
    viewers_title: m.live_words_viewers(),
    viewers_note: m.live_words_viewers_note(),
    viewers_heading: m.live_words_viewers(),
    viewers_unit: m.live_words_viewers_unit(),
    ...(best && { best: m.live_words_best({ share: percent(best.share) }) }),
  };
}
