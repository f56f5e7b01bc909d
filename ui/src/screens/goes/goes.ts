// Where a sum goes, in words. No amount is worked out here.
import type { GoesAnswer, GoesAsk, GoesProgramme, GoesRow, GoesSubscription, GoesWay, Units } from "$ipc";
import { m } from "$m";
import { around, money, percent, plural, unitName, units } from "$lib/money";
import { byCode, sentence, type Part } from "$lib/words";

const PLATFORMS = ["tiktok", "youtube", "twitch", "instagram", "telegram"] as const;

/** What is bought there. */
export const unitOf = (platform: string): string =>
  ({ tiktok: "coin", youtube: "jewel", twitch: "bit" })[platform] ?? "star";

/** "TikTok, Web, US"; a price that was really paid says so instead of a region. */
export const placeOf = ({ platform, channel, region, source }: GoesRow): string =>
  [byCode("platform", platform), byCode("rates_channel", channel), source === "paid" ? m.goes_receipt() : region]
    .filter((word) => word !== "")
    .join(", ");

/** What is followed: a sum, or so many of a gift. */
export type Spending = { sum: string } | { gift: { id: string; name: string; units: Units }; pieces: string };

/** What the person chose beside the place. */
export interface Chosen {
  spending: Spending;
  programme: string | null;
  end: "least" | "most";
  tax: string | null;
  method: string | null;
  /** How large a payout a fixed fee is shared over. */
  over: string;
}

export const askOf = (
  { platform, channel, region }: GoesRow,
  { spending, programme, end, tax, method, over }: Chosen,
): GoesAsk => ({
  spend: "sum" in spending ? spending.sum : null,
  gift: "sum" in spending ? null : spending.gift.id,
  pieces: "sum" in spending ? "1" : spending.pieces,
  platform,
  channel,
  region,
  programme,
  end,
  tax,
  method,
  over,
});

/** Where somebody looks first: TikTok's app, else TikTok, else the first there is. */
export const usual = (rows: readonly GoesRow[]): GoesRow | undefined =>
  rows.find(({ platform, channel }) => platform === "tiktok" && channel === "ios") ??
  rows.find(({ platform }) => platform === "tiktok") ??
  rows[0];

const spentAt = ({ platform, channel }: GoesRow): string =>
  m.goes_spent_at({ platform: byCode("platform", platform), at: byCode("buy_at", channel) });

/** "3 × Galaxy" */
export const giftWords = (pieces: string, name: string): string => m.goes_pieces({ pieces: units(pieces), gift: name });

/** The first line: what arrives through the place in view, and what the same brings elsewhere. */
export function finding(way: GoesWay, place: GoesRow, rows: readonly GoesRow[], { spending }: Chosen): Part[] {
  const figures = { pays: { text: money(way.pays) }, arrives: { text: money(way.arrives) }, place: spentAt(place) };
  const first =
    "sum" in spending
      ? sentence(m.goes_way_finding, figures)
      : sentence(m.goes_way_finding_gift, {
          ...figures,
          gift: { text: giftWords(spending.pieces, spending.gift.name) },
        });
  return [...first, " ", ...elsewhere(place, rows)];
}

function elsewhere(place: GoesRow, rows: readonly GoesRow[]): Part[] {
  const others = rows.filter(
    ({ platform, channel, receives }) =>
      platform === place.platform && channel !== place.channel && receives.amount !== place.receives.amount,
  );
  const other = others[0];
  if (other)
    return sentence(m.goes_way_other, { at: byCode("buy_at", other.channel), sum: { text: money(other.receives) } });
  const most = rows[0];
  if (!most || most.key === place.key) return [];
  return sentence(m.goes_way_most, { place: spentAt(most), sum: { text: money(most.receives) } });
}

export const programmeName = (id: string): string => byCode("programme", id);

/** A programme, and of one with steps its worst and its best week. */
export const programmeChoices = (
  programmes: readonly GoesProgramme[],
): { value: string; label: string; programme: string; end: "least" | "most" }[] =>
  programmes.flatMap(({ id, ranged }) =>
    (ranged ? (["least", "most"] as const) : (["least"] as const)).map((end) => ({
      value: `${id} ${end}`,
      label: ranged ? `${programmeName(id)}, ${byCode("goes_end", end)}` : programmeName(id),
      programme: id,
      end,
    })),
  );

/** What the bars are drawn with. */
export const drawnWith = ({ spend, unpublished }: GoesAnswer): Record<string, string> => ({
  about: m.goes_about(),
  name: m.goes_col_where(),
  value: m.goes_col_creator(),
  range: m.goes_col_range(),
  seen: m.buy_col_seen(),
  amount: around("{n}", spend.currency),
  unpublished: m.goes_unpublished(),
  web: m.goes_short_web(),
  ios: m.goes_short_ios(),
  android: m.goes_short_android(),
  app: m.goes_short_app(),
  receipt: m.goes_short_receipt(),
  everywhere: m.goes_everywhere(),
  ...Object.fromEntries(PLATFORMS.map((code) => [code, byCode("platform", code)])),
  ...Object.fromEntries(unpublished.map(({ id }) => [id, byCode("goes_unpublished", id)])),
});

/** What a subscription costs, where anybody says. */
export function costWords({ platform, units: of, months }: GoesSubscription): string {
  if (of === null || months === null) return m.goes_not_stated();
  return m.goes_sub_cost({ units: units(of), unit: unitName(unitOf(platform), of), months: plural(String(months)) });
}

/** What of it reaches a creator, where anybody says. */
export function reachesWords({ least, most }: GoesSubscription): string {
  if (least === null || most === null) return m.goes_not_stated();
  return least === most ? percent(least) : m.goes_sub_range({ least: percent(least), most: percent(most) });
}

/** A sum as it is typed, "10" or "1,000.50", as text for the shell; null where it is none above zero. */
export function amountTyped(text: string): string | null {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3}\b)/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : null;
}

/** Pieces or a rate as it is typed; null where it is none. */
export const piecesTyped = (text: string): string | null => (/^[1-9]\d{0,5}$/.test(text.trim()) ? text.trim() : null);
export const percentTyped = (text: string): string | null =>
  /^\d{1,2}(\.\d{1,3})?$/.test(text.trim()) ? text.trim() : null;
