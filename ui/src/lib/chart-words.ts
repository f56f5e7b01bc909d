// What a drawing needs to be told to write in the page's language: its numbers, its days. The words of one chart come from its screen.
import { m } from "$m";

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));

/** The words that all charts share. */
export function chartWords(own: Record<string, string>): Record<string, string> {
  const parts = new Intl.NumberFormat(m.locale_numbers(), { minimumFractionDigits: 1 }).formatToParts(12345.5);
  const part = (type: Intl.NumberFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? "";
  const month = new Intl.DateTimeFormat(m.locale_dates(), { month: "short", timeZone: "UTC" });
  return {
    group: part("group"),
    point: part("decimal"),
    thousand: m.chart_thousand(),
    months: MONTHS.map((date) => month.format(date)).join("|"),
    // Filled in where it is drawn.
    day: m.date_day({ day: "{day}", month: "{month}" }),
    not_recorded: m.chart_not_recorded(),
    ...own,
  };
}
