// Clock times within one LIVE, to and fro. Pure.
import type { Instant } from "$ipc";
import { clock } from "$lib/dates";

export const MINUTE = 60_000;

export interface Stretch {
  from: Instant;
  to: Instant;
}

/** The whole minutes at which something in the LIVE may begin or end, and its two ends themselves. */
function moments({ from, to }: Stretch): number[] {
  const [start, end] = [Number(from), Number(to)];
  const inside: number[] = [];
  for (let at = Math.ceil(start / MINUTE) * MINUTE; at <= end; at += MINUTE) inside.push(at);
  return [start, ...inside, end];
}

/** "9:05" and "905" → "09:05"; what is no time stays as it is. */
export function clockText(typed: string): string {
  const found = /^\s*(\d{1,2})[:.h]?(\d{2})\s*$/.exec(typed);
  return found ? `${(found[1] ?? "").padStart(2, "0")}:${found[2] ?? ""}` : typed;
}

/**
 * The moment of a LIVE at which the clock shows `text` ("20:54"), or null. A LIVE past midnight, or through a change of the
 * clocks, is walked through as it was; the later moment wins for an end, the earlier for a beginning.
 */
export function momentAt(text: string, live: Stretch, zone: string, which: "from" | "to"): Instant | null {
  const wanted = clockText(text);
  const fitting = moments(live).filter((at) => clock(String(at), zone) === wanted);
  const found = which === "from" ? fitting[0] : fitting.at(-1);
  return found === undefined ? null : String(found);
}

/** The stretch moved by whole minutes, held within the LIVE, its length kept. */
export function moved({ from, to }: Stretch, by: number, live: Stretch): Stretch {
  const least = Number(live.from) - Number(from);
  const most = Number(live.to) - Number(to);
  const shift = Math.max(Math.min(least, 0), Math.min(Math.max(most, 0), by * MINUTE));
  return { from: String(Number(from) + shift), to: String(Number(to) + shift) };
}

/** A moment some minutes on, held within the LIVE. */
export const stepped = (at: Instant, by: number, { from, to }: Stretch): Instant =>
  String(Math.max(Number(from), Math.min(Number(to), Number(at) + by * MINUTE)));
