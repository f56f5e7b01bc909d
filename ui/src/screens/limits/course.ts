// What the drawing of the month says.
import type { LimitsAnswer, Money } from "$ipc";
import { m } from "$m";
import { monthName } from "$lib/dates";
import { around, money } from "$lib/money";
import { isOver } from "./words";

interface Ahead {
  low: Money;
  high: Money;
}
const ahead = ({ heading: { low, high } }: LimitsAnswer): Ahead | null => (low && high ? { low, high } : null);

const limitOf = ({ windows }: LimitsAnswer): Money | null =>
  windows.find(({ window }) => window === "month")?.limit ?? null;

/** There is something to draw: purchases, or a limit to keep them under. */
export const hasCourse = (answer: LimitsAnswer): boolean => answer.heading.purchases > 0 || limitOf(answer) !== null;

export function courseTitle(answer: LimitsAnswer): string {
  const month = monthName(answer.month);
  const to = ahead(answer);
  return to
    ? m.limits_course_title({ month, low: money(to.low), high: money(to.high) })
    : m.limits_course_few({ month });
}

/** On how much it rests, and the chance of passing the limit. */
export function courseNote(answer: LimitsAnswer): string {
  const { purchases: n, beyond } = answer.heading;
  if (!ahead(answer)) return m.limits_course_few_note({ n });
  const limit = limitOf(answer);
  const rests = m.limits_course_range({ n });
  if (!limit || beyond === null) return rests;
  return `${rests}; ${chanceWords(answer, limit, beyond)}`;
}

/** Rounded to nothing or to certainty, it is neither. */
function chanceWords({ windows }: LimitsAnswer, limit: Money, percent: number): string {
  const shown = { limit: money(limit) };
  if (windows.some((each) => each.window === "month" && isOver(each))) return m.limits_course_passed(shown);
  const chance = percent === 0 ? m.limits_course_least() : percent === 100 ? m.limits_course_most() : String(percent);
  return m.limits_course_chance({ ...shown, chance });
}

export function courseWords(answer: LimitsAnswer): Record<string, string> {
  const { heading } = answer;
  const limit = limitOf(answer);
  const to = ahead(answer);
  const so_far = { month: monthName(answer.month), spent: money(heading.spent) };
  const about = to
    ? m.limits_course_about_ahead({ ...so_far, low: money(to.low), high: money(to.high) })
    : m.limits_course_about(so_far);
  return {
    about: limit ? m.limits_course_about_limit({ about, limit: money(limit) }) : about,
    time: m.limits_course_day(),
    value: m.limits_course_spent(),
    low: m.limits_course_low(),
    middle: m.limits_course_middle(),
    high: m.limits_course_high(),
    today: m.limits_course_today(),
    limit: limit ? m.limits_course_limit({ limit: money(limit) }) : "",
    // Filled in where it is drawn.
    amount: around("{n}", heading.spent.currency),
    range: m.limits_course_between({ low: "{low}", middle: "{middle}", high: "{high}" }),
  };
}
