// The only place where numbers become text. Amounts arrive as decimal text and are never calculated with here:
// Intl prints every digit of a decimal string, so nothing passes through floating point.
import type { Money, Units } from "$ipc";
import { m } from "$m";

const NBSP = "\u00a0";
const MINUS = "−";
const RANGE = "–";

const locale = () => m.locale_numbers();

const formats = new Map<string, Intl.NumberFormat>();
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.NumberFormat(locale(), options)));
  return found;
}

const decimal = /^[+-]?\d+(\.\d+)?$/;
/** Intl's type for decimal strings; what is no number is refused rather than shown as NaN. */
function literal(text: string): Intl.StringNumericLiteral {
  if (!decimal.test(text)) throw new RangeError(`not a decimal number: ${text}`);
  return text as Intl.StringNumericLiteral;
}

const fractionDigits = (text: string) => text.split(".")[1]?.length ?? 0;
const withMinus = (text: string) => text.replace("-", MINUS);

/** "12345678901234567" → "12,345,678,901,234,567"; every digit that came is shown. */
export function units(text: Units): string {
  const digits = fractionDigits(text);
  return withMinus(format({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(literal(text)));
}

/** A count of things. */
export const count = (n: number): string => withMinus(format({ maximumFractionDigits: 0 }).format(n));

/** For choosing a plural form only. */
export const plural = (text: Units): number => Math.abs(Number(text));

/** Money cut where its sign stands, so that a column can mute the sign: { minus, symbol, digits, after }. */
export interface MoneyParts {
  minus: string;
  before: string;
  digits: string;
  after: string;
}

export function moneyParts({ amount, currency }: Money): MoneyParts {
  const base = format({ style: "currency", currency });
  const usual = base.resolvedOptions().maximumFractionDigits ?? 2;
  const shown = Math.max(usual, fractionDigits(amount));
  const parts = format({
    style: "currency",
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).formatToParts(literal(amount) as unknown as number);
  const cut: MoneyParts = { minus: "", before: "", digits: "", after: "" };
  for (const { type, value } of parts) {
    if (type === "minusSign") cut.minus = MINUS;
    else if (type === "currency" || type === "literal") cut[cut.digits ? "after" : "before"] += value;
    else cut.digits += value;
  }
  return cut;
}

/** {"-12.5","USD"} → "−$12.50". More digits than the currency has are shown, never rounded away. */
export function money(of: Money): string {
  const { minus, before, digits, after } = moneyParts(of);
  return minus + before + digits + after;
}

/** Digits written elsewhere, with the sign of their currency: ("{n}", "USD") → "${n}". */
export function around(digits: string, currency: string): string {
  const { before, after } = moneyParts({ amount: "0", currency });
  return before + digits + after;
}

/** "EUR" → "Euro". */
export const currencyName = (currency: string): string =>
  new Intl.DisplayNames(locale(), { type: "currency" }).of(currency) ?? currency;

/** "35.9" → "35.9 %". */
export const percent = (text: string): string => `${units(text)}${NBSP}%`;

/** "+9" → "+9 %", "-4" → "−4 %": a change against something else. */
export function change(text: string): string {
  return (text.startsWith("-") || Number(text) === 0 ? "" : "+") + percent(text.replace(/^\+/, ""));
}

/** "1,310–2,290". */
export const range = (low: Units, high: Units): string => `${units(low)}${RANGE}${units(high)}`;

/** The unit's name in the number of `amount`: "diamonds". */
export function unitName(unit: string, amount: Units): string {
  const n = plural(amount);
  switch (unit) {
    case "coin":
    case "coins":
      return m.unit_coin({ n });
    case "diamond":
    case "diamonds":
      return m.unit_diamond({ n });
    case "bit":
    case "bits":
      return m.unit_bit({ n });
    case "star":
    case "stars":
      return m.unit_star({ n });
    case "jewel":
    case "jewels":
      return m.unit_jewel({ n });
    case "ruby":
    case "rubies":
      return m.unit_ruby({ n });
    default:
      return unit;
  }
}

/** The unit's name at the head of a column: "Diamonds". */
export function unitHead(unit: string): string {
  const name = unitName(unit, "2");
  return name.charAt(0).toLocaleUpperCase(m.locale_numbers()) + name.slice(1);
}

const SIZES = ["kilobyte", "megabyte", "gigabyte"] as const;

/** A size on disk, "4.2 MB": for people, so rounded. */
export function bytes(text: string): string {
  let size = Number(text) / 1000;
  let step = 0;
  while (size >= 1000 && step < SIZES.length - 1) {
    size /= 1000;
    step += 1;
  }
  const digits = size < 10 ? 1 : 0;
  const unit = SIZES[step] ?? "kilobyte";
  return format({ style: "unit", unit, maximumFractionDigits: digits }).format(size).replace(" ", NBSP);
}
