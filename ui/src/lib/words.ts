// Words that are found by a code, and sentences in which figures stand.
import type { AppError, TxFilter } from "$ipc";
import { coded } from "./paraglide/coded.js";

type Message = (inputs: Record<string, unknown>) => string;
const all = coded as unknown as Record<string, Message | undefined>;

/** The words under `prefix_code`, or under `prefix_unknown` with the code in it. */
export function byCode(prefix: string, code: string, params: Record<string, unknown> = {}): string {
  const found = all[`${prefix}_${code}`];
  return found ? found(params) : (all[`${prefix}_unknown`]?.({ ...params, code }) ?? code);
}

/** What went wrong, in words. */
export function problemWords({ code, params }: AppError): string {
  return code === "invalid" ? byCode("invalid", params["detail"] ?? "") : byCode("error", code, params);
}

/** Something that can be opened within a sentence; without `rows`, `href` and `formula` it is a name, set in bold. */
export interface Figure {
  text: string;
  /** The rows behind it: Transactions, narrowed. */
  rows?: Partial<TxFilter> | undefined;
  /** Another place that shows it. */
  href?: string | undefined;
  /** How it comes about, in words. */
  formula?: string | undefined;
}

export type Part = string | Figure;

const mark = (n: number) => `\ue000${n}\ue001`;

/**
 * A message whose inputs may be figures. Numbers reach the message as they are (they choose plural forms);
 * every text is set in afterwards, so nothing in a name is read as part of the message.
 */
export function sentence<I extends Record<string, unknown>>(
  message: (inputs: I) => string,
  inputs: { [K in keyof I]: string | number | Figure },
): Part[] {
  const parts: Part[] = [];
  const marked: Record<string, string | number> = {};
  for (const [key, value] of Object.entries<string | number | Figure>(inputs)) {
    marked[key] = typeof value === "number" ? value : mark(parts.push(value) - 1);
  }
  return message(marked as I)
    .split(/(\ue000\d+\ue001)/)
    .map((piece): Part => (piece.startsWith("\ue000") ? (parts[Number(piece.slice(1, -1))] ?? "") : piece))
    .filter((part) => part !== "");
}
