// How a LIVE is called, and when it was.
import type { LiveRow } from "$ipc";
import { m } from "$m";
import { clock, clockSpan, day, weekday } from "$lib/dates";

/** Its title, or the day it began. */
export const liveName = ({ title, start }: Pick<LiveRow, "title" | "start">, zone: string): string =>
  title ?? m.lives_untitled({ day: day(start, zone) });

/** "Sat 21 Nov, 19:02–21:26". */
export function liveWhen({ start, end }: Pick<LiveRow, "start" | "end">, zone: string): string {
  const times = end === null ? clock(start, zone) : clockSpan(start, end, zone);
  return `${weekday(start, zone)}, ${times}`;
}

/** Minutes of which no recording tells anything. */
export const unknownMinutes = ({ minutes, recordedMinutes }: Pick<LiveRow, "minutes" | "recordedMinutes">): number =>
  Math.max(0, minutes - recordedMinutes);
