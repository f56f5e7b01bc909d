// What Gifts and Gifters are asked, as it stands in the address.
import type { GiftsQuery, Rank, TxFilter } from "$ipc";
import { m } from "$m";
import { count } from "$lib/money";
import { href, type Route } from "$lib/router";

export const RANKS = ["units", "pieces", "gifters", "perHour"] as const satisfies readonly Rank[];
/** Floors of the price bands, in coins. */
export const BANDS = [1, 10, 100, 1000, 10000] as const;

/** "10–99 coins". */
export function bandWords(floor: number): string {
  const next = BANDS.find((one) => one > floor);
  const words = { from: count(floor) };
  return next ? m.gifts_band_up_to({ ...words, to: count(next - 1) }) : m.gifts_band_from(words);
}

/** The question an address asks; what it does not say is not narrowed. */
export function asked(query: Route["query"]): GiftsQuery {
  const rank = RANKS.find((one) => one === query["rank"]) ?? "units";
  const band = BANDS.find((one) => String(one) === query["band"]) ?? null;
  return {
    period: { from: query["from"] ?? null, to: query["to"] ?? null },
    live: query["live"] ?? null,
    gifter: query["gifter"] ?? null,
    band,
    rank,
  };
}

/** The address that asks it. */
export function address(place: "gifts" | "gifters", { period, live, gifter, band, rank }: GiftsQuery): string {
  const query: Record<string, string> = {};
  const said = { ...period, live, gifter, band: band === null ? null : String(band) };
  for (const [key, value] of Object.entries(said)) if (value !== null) query[key] = value;
  if (rank !== "units") query["rank"] = rank;
  return href(place, null, query);
}

/** Something is left out by it. */
export const narrows = ({ period, live, gifter, band }: GiftsQuery): boolean =>
  [period.from, period.to, live, gifter, band].some((one) => one !== null);

/** The rows behind all figures of a question, narrowed further. A gift named has its price, so that its band adds nothing. */
export function behind(query: GiftsQuery, more: Partial<TxFilter> = {}): Partial<TxFilter> {
  const { period, live, gifter, band } = query;
  const rows = { kinds: ["gift_received"], person: gifter, live, from: period.from, to: period.to, ...more };
  return band === null || more.gift !== undefined ? rows : { ...rows, band };
}
