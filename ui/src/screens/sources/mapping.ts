// What can be chosen for a statement, and what a choice changes of its profile.
import type { StatementProfile, StatementWord } from "$ipc";
import { m } from "$m";
import { currencyName } from "$lib/money";

export interface Choice {
  value: string;
  label: string;
}

export const ENCODINGS = (): Choice[] => [
  { value: "windows1252", label: m.mapping_encoding_windows1252() },
  { value: "windows1250", label: m.mapping_encoding_windows1250() },
  { value: "windows1251", label: m.mapping_encoding_windows1251() },
  { value: "windows1254", label: m.mapping_encoding_windows1254() },
  { value: "shift_jis", label: m.mapping_encoding_shift_jis() },
  { value: "gb18030", label: m.mapping_encoding_gb18030() },
  { value: "big5", label: m.mapping_encoding_big5() },
  { value: "euc_kr", label: m.mapping_encoding_euc_kr() },
];
export const NUMBERS = (): Choice[] => [
  { value: "comma_point", label: m.mapping_numbers_comma_point() },
  { value: "point_comma", label: m.mapping_numbers_point_comma() },
  { value: "space_comma", label: m.mapping_numbers_space_comma() },
  { value: "comma_whole", label: m.mapping_numbers_comma_whole() },
];
export const DATES = (): Choice[] => [
  { value: "year_first", label: m.mapping_dates_year_first() },
  { value: "day_first", label: m.mapping_dates_day_first() },
  { value: "month_first", label: m.mapping_dates_month_first() },
];
export const SIGNS = (): Choice[] => [
  { value: "purchases_negative", label: m.mapping_sign_purchases_negative() },
  { value: "purchases_positive", label: m.mapping_sign_purchases_positive() },
];

export const columnChoices = (columns: readonly string[]): Choice[] =>
  columns.filter((name) => name !== "").map((name) => ({ value: name, label: name }));

/** A column that names the currency, or one currency for all; `c:` and `f:` tell them apart in the list. */
export const currencyChoices = (columns: readonly string[], codes: readonly string[]): Choice[] => [
  ...columnChoices(columns).map(({ value }) => ({
    value: `c:${value}`,
    label: m.mapping_currency_column({ name: value }),
  })),
  ...codes.map((code) => ({ value: `f:${code}`, label: m.sources_currency({ code, name: currencyName(code) }) })),
];
export function currencyValue({ currency }: StatementProfile): string | null {
  if (!currency) return null;
  return "column" in currency ? `c:${currency.column}` : `f:${currency.fixed}`;
}
export function currencyOf(value: string | null): StatementProfile["currency"] {
  if (value === null) return null;
  return value.startsWith("c:") ? { column: value.slice(2) } : { fixed: value.slice(2) };
}

/** The words of one platform as a person writes them, and back. */
export const wordsOf = (words: readonly StatementWord[], platform: string): string =>
  words
    .filter((word) => word.platform === platform)
    .map(({ text }) => text)
    .join(", ");
export const withWords = (words: readonly StatementWord[], platform: string, typed: string): StatementWord[] => [
  ...words.filter((word) => word.platform !== platform),
  ...typed
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ text, platform })),
];
