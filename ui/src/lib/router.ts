// Addresses within the page: "#/lives/12", "#/transactions?kinds=recharge&from=2026-11-01". Pure; the rune is in route.svelte.ts.
import type { TxFilter, TxSort } from "$ipc";

export const PLACES = [
  "home",
  "gifts",
  "gifters",
  "lives",
  "recharge",
  "wallet",
  "limits",
  "payouts",
  "goes",
  "transactions",
  "safety",
  "sources",
  "settings",
] as const;
export type Place = (typeof PLACES)[number];

export interface Route {
  place: Place;
  /** What within the place: a LIVE in lives, an import in sources, a sister view elsewhere. */
  id: string | null;
  /** What narrows the view. */
  query: Readonly<Record<string, string>>;
}

const HAS_ID: readonly Place[] = ["lives", "sources"];
/** Sister views that have an address of their own within a place. */
const VIEWS: Partial<Record<Place, readonly string[]>> = {
  recharge: ["prices", "plans"],
  wallet: ["purchases"],
  safety: ["advice", "checks"],
};
const isPlace = (text: string): text is Place => (PLACES as readonly string[]).includes(text);

/** Reads "#/lives/12?x=y" or a bare "lives/12". What is unknown leads home. */
export function parse(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const [place = "", id = ""] = path.split("/", 2);
  if (!isPlace(place)) return { place: "home", id: null, query: {} };
  const known = VIEWS[place]?.includes(id) || (/^\d{1,19}$/.test(id) && HAS_ID.includes(place));
  return { place, id: known ? id : null, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a route. */
export function href(place: Place, id: string | null = null, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${place}${id === null ? "" : `/${id}`}${search === "" ? "" : `?${search}`}`;
}

export const NO_FILTER: Readonly<TxFilter> = Object.freeze({
  kinds: [],
  platforms: [],
  person: null,
  gift: null,
  live: null,
  source: null,
  category: null,
  from: null,
  to: null,
  since: null,
  until: null,
  band: null,
  unitsMin: null,
  unitsMax: null,
  payout: null,
  step: null,
  text: "",
});

const LISTS = ["kinds", "platforms"] as const;
const SINGLES = [
  "person",
  "gift",
  "live",
  "source",
  "category",
  "from",
  "to",
  "since",
  "until",
  "unitsMin",
  "unitsMax",
  "payout",
  "step",
] as const;

/** What rows are sorted by. */
export interface TxOrder {
  sort: TxSort;
  descending: boolean;
}

export const NEWEST_FIRST: Readonly<TxOrder> = Object.freeze({ sort: "time", descending: true });
const SORTS: readonly TxSort[] = ["time", "kind", "what", "person", "units", "money"];

/** The rows behind a figure: Transactions, narrowed. What is not named is not narrowed. */
export function txHref(filter: Partial<TxFilter>, { sort, descending }: TxOrder = NEWEST_FIRST): string {
  const query: Record<string, string> = {};
  for (const key of LISTS) if (filter[key]?.length) query[key] = filter[key].join(",");
  for (const key of SINGLES) {
    const value = filter[key];
    if (value != null) query[key] = value;
  }
  if (filter.band != null) query["band"] = String(filter.band);
  if (filter.text) query["text"] = filter.text;
  if (sort !== NEWEST_FIRST.sort || descending !== NEWEST_FIRST.descending)
    query["sort"] = `${descending ? "-" : ""}${sort}`;
  return href("transactions", null, query);
}

/** The filter that an address of Transactions tells. */
export function txFilter(query: Route["query"]): TxFilter {
  const filter: TxFilter = { ...NO_FILTER, text: query["text"] ?? "" };
  for (const key of LISTS) filter[key] = query[key] ? query[key].split(",") : [];
  for (const key of SINGLES) filter[key] = query[key] ?? null;
  if (/^\d{1,5}$/.test(query["band"] ?? "")) filter.band = Number(query["band"]);
  return filter;
}

/** The order that an address of Transactions tells: "-units" is the largest first. */
export function txOrder(query: Route["query"]): TxOrder {
  const [, minus, name] = /^(-?)(\w+)$/.exec(query["sort"] ?? "") ?? [];
  const sort = SORTS.find((one) => one === name);
  return sort === undefined ? NEWEST_FIRST : { sort, descending: minus === "-" };
}
