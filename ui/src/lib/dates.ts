// Instants (UTC milliseconds as text) and ISO dates become local words here. A day exists only with a zone.
import type { Instant } from "$ipc";
import { m } from "$m";

const RANGE = "–";
const NBSP = "\u00a0";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = m.locale_dates() + zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(m.locale_dates(), { timeZone: zone, ...options })));
  return found;
}

const at = (instant: Instant) => new Date(Number(instant));
/** Noon keeps an ISO date on its own day in the zone it is printed in. */
const noon = (iso: string) => new Date(`${iso}T12:00:00Z`);
const yearOf = (iso: string) => iso.slice(0, 4);

/** The date of an instant in a zone: "2026-11-22". */
export function isoDay(instant: Instant, zone: string): string {
  const parts = format(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}`;
}

/** Today's date in a zone. */
export const today = (zone: string): string => isoDay(String(Date.now()), zone);

const part = (of: Date, zone: string, options: Intl.DateTimeFormatOptions): string => format(zone, options).format(of);

/** "22 Nov"; with its year when that is not the year of `now`. The order is the message's, so that it never depends on the machine. */
export function isoDate(iso: string, now: string = today("UTC")): string {
  const date = noon(iso);
  const words = { day: String(date.getUTCDate()), month: part(date, "UTC", { month: "short" }) };
  return yearOf(iso) === yearOf(now) ? m.date_day(words) : m.date_day_year({ ...words, year: yearOf(iso) });
}

/** "22 November", within a sentence. */
export function longDate(iso: string): string {
  const date = noon(iso);
  return m.date_day({ day: String(date.getUTCDate()), month: part(date, "UTC", { month: "long" }) });
}

/** "31 Aug – 22 Nov" from two dates. */
export function dates(from: string, to: string, now: string = today("UTC")): string {
  return from === to ? isoDate(from, now) : `${isoDate(from, now)} ${RANGE} ${isoDate(to, now)}`;
}

/** The day of an instant: "22 Nov". */
export const day = (instant: Instant, zone: string): string => isoDate(isoDay(instant, zone), today(zone));

/** "Sat 21 Nov". */
export function weekday(instant: Instant, zone: string): string {
  return m.date_weekday({ weekday: part(at(instant), zone, { weekday: "short" }), day: day(instant, zone) });
}

/** "Saturday". */
export const weekdayName = (instant: Instant, zone: string): string =>
  format(zone, { weekday: "long" }).format(at(instant));

/** "20:54". */
export const clock = (instant: Instant, zone: string): string =>
  format(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at(instant));

/** "20:54:07". */
export const clockSeconds = (instant: Instant, zone: string): string =>
  format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(at(instant));

/** "21 Nov 20:54". */
export const dayTime = (instant: Instant, zone: string): string => `${day(instant, zone)} ${clock(instant, zone)}`;

/** "20:30–22:10". */
export const clockSpan = (from: Instant, to: Instant, zone: string): string =>
  `${clock(from, zone)}${RANGE}${clock(to, zone)}`;

/** "21 Nov 20:54", with its seconds where it falls between two minutes. */
const exact = (instant: Instant, zone: string): string => `${day(instant, zone)} ${exactClock(instant, zone)}`;
const exactClock = (instant: Instant, zone: string): string =>
  Number(instant) % 60_000 === 0 ? clock(instant, zone) : clockSeconds(instant, zone);

/** "21 Nov 20:50–21:05" from two instants, or "21 Nov 23:50 – 22 Nov 00:10"; null is open. */
export function stretch(from: Instant | null, to: Instant | null, zone: string): string {
  if (from === null) return to === null ? "" : m.period_before({ time: exact(to, zone) });
  if (to === null) return m.period_since({ day: exact(from, zone) });
  return isoDay(from, zone) === isoDay(to, zone)
    ? `${exact(from, zone)}${RANGE}${exactClock(to, zone)}`
    : `${exact(from, zone)} ${RANGE} ${exact(to, zone)}`;
}

/** "November" from "2026-11"; with its year when that is not this one. */
export function monthName(month: string, now: string = today("UTC")): string {
  const name = part(noon(`${month}-01`), "UTC", { month: "long" });
  return yearOf(month) === yearOf(now) ? name : m.date_month_year({ month: name, year: yearOf(month) });
}

/** First and last date of a month "2026-11". */
export function monthSpan(month: string): { from: string; to: string } {
  const from = `${month}-01`;
  const next = addDays(from, 31).slice(0, 7);
  return { from, to: addDays(`${next}-01`, -1) };
}

/** The date `days` later. */
export function addDays(iso: string, days: number): string {
  const date = noon(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1420 → "23 h 40 min". */
export function minutes(n: number): string {
  const hours = Math.floor(n / 60);
  const rest = n % 60;
  const inHours = m.duration_hours({ n: hours }).replace(" ", NBSP);
  const inMinutes = m.duration_minutes({ n: rest }).replace(" ", NBSP);
  if (hours === 0) return inMinutes;
  return rest === 0 ? inHours : `${inHours}${NBSP}${inMinutes}`;
}

/** 3.2 → "3 seconds": how long something will still take. */
export function remaining(seconds: number): string {
  return seconds < 90
    ? m.left_seconds({ n: Math.max(1, Math.round(seconds)) })
    : m.left_minutes({ n: Math.round(seconds / 60) });
}
