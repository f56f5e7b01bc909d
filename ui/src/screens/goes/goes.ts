// Where a sum goes, in words. No amount is worked out here.
import type { GoesAnswer, GoesRow } from "$ipc";
import { m } from "$m";
import { money } from "$lib/money";
import { byCode, sentence, type Part } from "$lib/words";

const PLATFORMS = ["tiktok", "youtube", "twitch", "instagram", "telegram"] as const;
const CHANNELS = ["web", "ios", "android"] as const;

/** What is bought there. */
export const unitOf = (platform: string): string =>
  ({ tiktok: "coin", youtube: "jewel", twitch: "bit" })[platform] ?? "star";

/** "TikTok, Web, US" */
export const placeOf = ({ platform, channel, region }: GoesRow): string =>
  [byCode("platform", platform), byCode("rates_channel", channel), region].filter((word) => word !== "").join(", ");

/** The first line: where the most of it reaches a creator, and where the least. */
export function finding({ spend, rows }: GoesAnswer): Part[] {
  const [most, least] = [rows[0], rows.at(-1)];
  if (!most || !least) return [m.goes_finding_none()];
  return sentence(m.goes_finding, {
    spend: { text: money(spend) },
    most: { text: money(most.receives) },
    mostPlace: placeInWords(most),
    least: { text: money(least.receives) },
    leastPlace: placeInWords(least),
  });
}

const placeInWords = ({ platform, channel }: GoesRow): string =>
  m.goes_place({ platform: byCode("platform", platform), at: byCode("buy_at", channel) });

/** What the bars are drawn with. */
export const drawnWith = (): Record<string, string> => ({
  about: m.goes_about(),
  name: m.goes_col_where(),
  value: m.goes_col_creator(),
  share: m.goes_col_share(),
  ...Object.fromEntries(PLATFORMS.map((code) => [code, byCode("platform", code)])),
  ...Object.fromEntries(CHANNELS.map((code) => [code, byCode("rates_channel", code)])),
});

/** A sum as it is typed, "10" or "1,000.50", as text for the shell; null where it is none above zero. */
export function amountTyped(text: string): string | null {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3}\b)/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : null;
}
