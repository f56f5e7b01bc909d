// LIVEs in the shape of the contract. All names and amounts are invented.
import type { LiveAnswer, LiveRow, LivesAnswer } from "$ipc";
import { gifterRows, giftRows } from "./gifts";

const MINUTE = 60_000;
/** Saturday 21 November 2026, 19:02 in Berlin. */
export const START = Date.UTC(2026, 10, 21, 18, 2);
/** `minute` minutes into that LIVE. */
export const into = (minute: number): string => String(START + minute * MINUTE);

const live = (
  id: string,
  title: string | null,
  days: number,
  minutes: number,
  recorded: number,
  units: number,
  official: number | null,
): LiveRow => ({
  id,
  title,
  host: { id: "7", name: "nora.paints", handle: "nora.paints" },
  platform: "tiktok",
  start: String(START - days * 86_400_000),
  end: String(START - days * 86_400_000 + minutes * MINUTE),
  minutes,
  recordedMinutes: recorded,
  units: String(units),
  pieces: String(Math.ceil(units / 4)),
  gifters: Math.ceil(units / 181),
  officialUnits: official === null ? null : String(official),
  officialText: null,
  peakViewers: official === null ? null : 412,
});
export const harbour = live("12", "Painting the harbour, part 3", 0, 144, 128, 9412, 10310);
export const lives: LivesAnswer = {
  lives: [
    harbour,
    live("11", null, 3, 165, 134, 4120, null),
    live("10", "Painting the harbour, part 2", 7, 130, 130, 5311, 5311),
    live("9", "Questions and tea", 10, 61, 61, 1204, 1190),
  ],
  totalUnits: "20047",
  totalMinutes: 500,
};

export const liveAnswer: LiveAnswer = {
  live: harbour,
  previous: "11",
  next: null,
  coverage: [
    { from: into(0), to: into(72) },
    { from: into(88), to: into(144) },
  ],
  gaps: [{ from: into(72), to: into(88) }],
  segments: [
    { id: "1", name: "Sketch", kind: "own", from: into(0), to: into(38), units: "2510" },
    { id: "2", name: "Colour", kind: "own", from: into(63), to: into(108), units: "860" },
    { id: "battle:73", name: "Battle", kind: "battle", from: into(108), to: into(123), units: "5271" },
  ],
  gifts: giftRows,
  gifters: gifterRows,
  newGifters: 11,
  perHour: { value: "4412", low: null, high: null, n: 1 },
  usual: { value: "1861", low: "1310", high: "2290", n: 25 },
  guestUnits: "120",
  official: {
    text: "10.3K",
    likes: 48211,
    views: 9120,
    gifters: 55,
    source: "4",
    unitsBeyond: { side: "more", by: "898" },
    giftersBeyond: { side: "more", by: "3" },
  },
  best: { from: into(108), to: into(123), name: "Battle", units: "5271", share: "56.0", minutes: 15 },
  approximate: false,
  startedMidStreak: 1,
  unfinishedStreaks: 2,
};
/** Without segments, gaps, official figures or anything to flag. */
export const plainLive: LiveAnswer = {
  ...liveAnswer,
  live: { ...harbour, title: null, recordedMinutes: 144, officialUnits: null, peakViewers: null },
  previous: null,
  gaps: [],
  coverage: [{ from: into(0), to: into(144) }],
  segments: [],
  guestUnits: "0",
  official: null,
  best: null,
  perHour: null,
  usual: null,
  newGifters: 0,
  startedMidStreak: 0,
  unfinishedStreaks: 0,
};
