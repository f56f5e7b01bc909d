// Gifts and gifters in the shape of the contract. All names and amounts are invented.
import type { GiftRef, GiftRow, GifterRow, GiftersAnswer, GiftsAnswer, Rate } from "$ipc";

const ref = (id: string, name: string, price: number): GiftRef => ({
  id,
  name,
  price: String(price),
  band: [10000, 1000, 100, 10, 1].find((floor) => price >= floor) ?? 1,
  platform: "tiktok",
  approximate: false,
});
const rate = (value: string, low: string | null, high: string | null): Rate => ({ value, low, high, n: 26 });
const gift = (
  of: GiftRef,
  pieces: number,
  gifters: number,
  share: string,
  perHour: Rate | null,
  before: string | null,
): GiftRow => ({
  gift: of,
  pieces: String(pieces),
  events: Math.min(pieces, gifters * 3),
  gifters,
  units: String(pieces * Number(of.price)),
  share,
  perHour,
  before,
});

const galaxy = ref("11046", "Galaxy", 1000);
const rose = ref("5655", "Rose", 1);
export const giftRows: GiftRow[] = [
  gift(galaxy, 41, 12, "35.9", rate("669", "412", "1020"), "+9"),
  gift(rose, 24310, 412, "21.3", rate("396", "338", "461"), "-4"),
  gift(ref("7823", "Interstellar", 10000), 1, 1, "8.8", rate("163", null, null), null),
  gift(ref("7168", "Money Gun", 500), 18, 7, "7.9", rate("147", "74", "251"), null),
  gift(ref("5827", "Sunglasses", 199), 36, 19, "6.3", rate("117", "79", "164"), "+22"),
  gift(ref("5660", "Hand Hearts", 100), 61, 33, "5.3", rate("99.5", "74.1", "133"), "+3"),
  gift(ref("5585", "Confetti", 100), 48, 26, "4.2", rate("78.3", "56.0", "109"), "-11"),
  gift(ref("5879", "Doughnut", 30), 132, 54, "3.5", rate("64.6", "52.2", "79.8"), "+6"),
  gift(ref("5658", "Perfume", 20), 178, 61, "3.1", rate("58.1", "48.0", "70.4"), "+1"),
  gift(ref("5487", "Finger Heart", 5), 402, 118, "1.8", rate("32.8", "29.1", "37.3"), "-2"),
  gift({ ...ref("6064", "GG", 1), approximate: true }, 1204, 96, "1.1", rate("19.6", "17.2", "22.0"), "+14"),
  gift(ref("5269", "TikTok", 1), 986, 104, "0.8", rate("16.1", "14.2", "18.3"), "-6"),
];
const total = { units: "114094", pieces: "27417", events: 9120, gifters: 438, lives: 26, recordedHours: "61.3" };
export const gifts: GiftsAnswer = {
  total,
  top: [galaxy, rose],
  topShare: "57.2",
  first: "2026-08-31",
  last: "2026-11-22",
  before: { from: "2026-06-08", to: "2026-08-30" },
  rows: giftRows,
};
export const noGifts: GiftsAnswer = {
  total: { units: "0", pieces: "0", events: 0, gifters: 0, lives: 0, recordedHours: null },
  top: [],
  topShare: null,
  first: null,
  last: null,
  before: null,
  rows: [],
};

const gifter = (
  id: string,
  name: string,
  units: number,
  lives: number,
  share: string,
  favourite: GiftRef,
  first = "2026-09-01",
): GifterRow => ({
  person: { id, name, handle: name === "" ? null : name.toLowerCase().replace(/[ .]+/g, "_") },
  units: String(units),
  pieces: String(Math.ceil(units / Number(favourite.price))),
  events: lives * 2,
  lives,
  share,
  favourite,
  first,
  last: "2026-11-21",
});
export const gifterRows: GifterRow[] = [
  gifter("41", "mira.k", 32140, 19, "28.2", galaxy),
  gifter("42", "Jonas W.", 20200, 11, "17.7", galaxy, "2026-09-14"),
  gifter("43", "tessa_draws", 11990, 24, "10.5", ref("7168", "Money Gun", 500)),
  gifter("44", "Old Harbour", 10000, 1, "8.8", galaxy, "2026-11-21"),
  gifter("45", "petra.lum", 4120, 8, "3.6", rose, "2026-10-03"),
  gifter("0", "", 96, 2, "0.1", rose, "2026-10-03"),
];
export const gifters: GiftersAnswer = { total, rows: gifterRows, more: 432, topShare: "45.9" };
