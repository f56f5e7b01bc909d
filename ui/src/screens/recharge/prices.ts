// The rate book in words. Counts and days only: no amount is worked out here.
import type { DoubtRow, FxAnswer, OfferRow, OffersReport } from "$ipc";
import { m } from "$m";
import { longDate } from "$lib/dates";
import { count, money, units, unitName } from "$lib/money";
import { byCode, sentence, type Part } from "$lib/words";

/** The first line: how many prices there are, and how many of them are the person's own. */
export function finding(rows: readonly OfferRow[]): Part[] {
  const own = rows.filter(({ trust }) => trust === "own");
  const days = own.map(({ seenOn }) => seenOn).sort();
  const newest = days.at(-1);
  if (rows.length === 0) return [m.rates_finding_none()];
  const rest =
    newest === undefined
      ? m.rates_finding_shipped()
      : m.rates_finding_own({ n: own.length, own: count(own.length), day: longDate(newest) });
  return sentence(m.rates_finding, { n: rows.length, prices: count(rows.length), rest });
}

/** The second: how far the exchange rates reach. */
export const lead = ({ newest }: FxAnswer): Part[] => [
  newest === null ? m.rates_lead_no_fx() : m.rates_lead_fx({ day: longDate(newest) }),
];

/** "70 coins, TikTok, Web, US": an offer by what it is. */
export function offerName({ platform, unit, units: n, channel, region }: OfferRow): string {
  const where = [byCode("platform", platform), byCode("rates_channel", channel), region].filter((word) => word !== "");
  return `${units(n)} ${unitName(unit, n)}, ${where.join(", ")}`;
}

export function importedWords({ name, read, new: fresh, known, unreadable, ...found }: OffersReport): string {
  const counts = { read: count(read), new: count(fresh), known: count(known), unreadable: count(unreadable) };
  const [outliers, doubted] = [found.outliers.length, found.doubts.length + found.doubtsMore];
  const told = [m.rates_imported({ n: read, name, ...counts })];
  if (outliers > 0) told.push(m.rates_outliers({ n: outliers }));
  if (doubted > 0) told.push(m.rates_doubted({ n: doubted }));
  return told.join(" ");
}

/** What speaks against an offer, as a sentence. */
export const doubtWords = ({ code, host, percent, official, units: bundle }: DoubtRow): string =>
  byCode("rates_doubt", code, {
    host: host ?? "",
    percent: percent ?? 0,
    official: official === null ? "" : money(official),
    units: bundle === null ? "" : units(bundle),
  });

const ORDER = ["tiktok", "youtube", "twitch", "instagram", "telegram"];
/** By platform, place and size. */
export const inOrder = (rows: readonly OfferRow[]): OfferRow[] =>
  [...rows].sort(
    (a, b) =>
      ORDER.indexOf(a.platform) - ORDER.indexOf(b.platform) ||
      a.region.localeCompare(b.region) ||
      a.channel.localeCompare(b.channel) ||
      Number(a.units) - Number(b.units),
  );
