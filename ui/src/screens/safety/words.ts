// What the checker found, in words. There is no word here that clears a site: the most that is said is that a platform sells there.
import type { AddressLooked, OfferLooked, PieceRow, SignRow, WhyRow } from "$ipc";
import type { IconName } from "$kit/icons";
import type { State } from "$kit/Tag.svelte";
import { m } from "$m";
import { byCode, sentence, type Part } from "$lib/words";

/** How grave something is: its sign and its colour. */
export type Voice = "hard" | "mid" | "plain" | "official";
export const ICON: Record<Voice, IconName> = { hard: "refuse", mid: "warn", plain: "info", official: "check" };
export const TAG: Record<Voice, State> = { hard: "refused", mid: "unreadable", plain: "info", official: "official" };

const VOICES: Record<string, Voice> = {
  official: "official",
  owned: "plain",
  app_store: "plain",
  not_official: "mid",
  lookalike: "hard",
  danger: "hard",
  invalid: "plain",
  caution: "mid",
  no_sign: "plain",
};
export const voice = (verdict: string): Voice => VOICES[verdict] ?? "mid";

const PLAIN = new Set(["own", "app", "not_listed", "name_only", "no_address", "unconfirmed", "referral"]);
const MID = new Set([
  "plain_http",
  "odd_port",
  "other_app",
  "against_terms",
  "name_in_path",
  "market",
  "messenger",
  "link_list",
  "shortener",
  "free_hosting",
  "unknown_ending",
  "mail_address",
  "written_by_anybody",
  "leads_on",
  "carries_address",
]);
export function reasonVoice({ code }: WhyRow): Voice {
  if (code === "sells_here") return "official";
  if (PLAIN.has(code)) return "plain";
  return MID.has(code) ? "mid" : "hard";
}
export const signVoice = ({ hard, code }: SignRow): Voice => (hard ? "hard" : code === "too_long" ? "plain" : "mid");

const named = (platform: string | null): string =>
  platform === null ? m.safety_some_platform() : byCode("platform", platform);

/** Whether there is something to warn of before buying there. */
export const warns = ({ verdict }: { verdict: string }): boolean =>
  verdict === "lookalike" || verdict === "danger" || verdict === "not_official";

/** A reason as a sentence; a platform's code in it becomes its name. */
export function reasonWords({ code, params }: WhyRow): string {
  if (code === "no_address") return byCode("safety_nothing", params["why"] ?? "");
  const { platform, ...others } = params;
  return byCode("safety_why", code, platform === undefined ? others : { ...others, platform: named(platform) });
}

export const signWords = ({ code, params }: SignRow): string => byCode("safety_sign", code, params);

/** The sentence after the verdict's word. */
export function saysAddress({ verdict, platform, reasons }: AddressLooked): string {
  const name = named(platform);
  switch (verdict) {
    case "official":
      return m.safety_say_official({ name });
    case "owned":
      return m.safety_say_owned({ name });
    case "app_store":
      return m.safety_say_app_store({ name });
    case "lookalike":
      return m.safety_say_lookalike({ name });
    case "danger":
      return platform === null ? m.safety_say_hides() : m.safety_say_lookalike({ name });
    case "invalid":
      return reasons[0] ? reasonWords(reasons[0]) : m.safety_say_invalid();
    default:
      return m.safety_say_not_official();
  }
}

export function saysOffer({ weight }: OfferLooked): string {
  if (weight === "danger") return m.safety_say_danger();
  return weight === "caution" ? m.safety_say_caution() : m.safety_say_no_sign();
}

/** Whose the address is; nothing where it has no domain. */
export const belongs = ({ domain }: AddressLooked): Part[] =>
  domain === null ? [] : sentence(m.safety_belongs, { domain: { text: domain } });

const SCRIPTS: [string, RegExp][] = [
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["greek", /\p{Script=Greek}/u],
  ["armenian", /\p{Script=Armenian}/u],
  ["cherokee", /\p{Script=Cherokee}/u],
  ["latin", /\p{Script=Latin}/u],
];
/** What kind of letter passes for another. */
export const scriptWords = (letter: string): string =>
  byCode("safety_script", SCRIPTS.find(([, script]) => script.test(letter))?.[0] ?? "other");

const codePoint = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const MOST_LETTERS = 4;
/** A line for each letter that passes for another, each letter once. */
export function letters(shown: readonly PieceRow[]): Part[][] {
  const odd = new Map(shown.flatMap(({ text, like }) => (like === null ? [] : [[text, like] as const])));
  return [...odd].slice(0, MOST_LETTERS).map(([letter, like]) =>
    sentence(m.safety_letter, {
      letter: { text: letter },
      number: codePoint(letter),
      script: scriptWords(letter),
      like: { text: like },
    }),
  );
}

/** Before the domain, the domain, behind it. Without a domain all of it stands in the first. */
export function threeParts(shown: readonly PieceRow[]): [PieceRow[], PieceRow[], PieceRow[]] {
  const first = shown.findIndex(({ domain }) => domain);
  const last = shown.findLastIndex(({ domain }) => domain);
  if (first < 0) return [[...shown], [], []];
  return [shown.slice(0, first), shown.slice(first, last + 1), shown.slice(last + 1)];
}

/** An address as people say it. */
export const spoken = (address: string): string => address.replace(/^https:\/\//, "");
