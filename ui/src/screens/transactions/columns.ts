import type { TxRow, TxSort } from "$ipc";
import { m } from "$m";
import type { Column } from "$kit/DataGrid/columns";
import { dayTime } from "$lib/dates";
import { session } from "$lib/session.svelte";
import { byCode } from "$lib/words";

export type Key = TxSort | "unit";

/** Where no row tells of money, its column would only take room. */
export const columns = (money: boolean): Column<Key>[] => [
  { key: "time", name: m.tx_time(), track: "9.125rem", sorts: true },
  { key: "kind", name: m.tx_kind(), track: "6rem", sorts: true, from: 600 },
  { key: "what", name: m.tx_what(), track: "minmax(5rem, 1.2fr)", sorts: true },
  { key: "person", name: m.tx_person(), track: "minmax(5.5rem, 1fr)", sorts: true, from: 380 },
  { key: "units", name: m.tx_units(), track: "5rem", sorts: true, numeric: true },
  { key: "unit", name: m.tx_unit(), track: "4.375rem", unnamed: true },
  ...(money
    ? [{ key: "money" as const, name: m.tx_money(), track: "5.5rem", sorts: true, numeric: true, from: 560 }]
    : []),
];

/** The gift and how many of it: "Rose × 12". */
export const whatWords = ({ what, count, kind }: Pick<TxRow, "what" | "count" | "kind">): string => {
  const name = what === "" ? byCode("kind", kind) : what;
  return count > 1 ? m.tx_times({ what: name, n: count.toLocaleString(m.locale_numbers()) }) : name;
};

// A spreadsheet takes cells that begin so for a formula (OWASP, "CSV Injection").
const FORMULA = /^[=+\-@＝＋－＠'\t\r\n]/;
const cell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text).replace(/[\t\r\n]+/g, " ");

/** Rows as a table that can be pasted anywhere: plain numbers, a head, tabs between. */
export function tsv(rows: readonly TxRow[]): string {
  const head = [m.tx_time(), m.tx_kind(), m.tx_what(), m.tx_pieces(), m.tx_person(), m.tx_units(), m.tx_unit()];
  const lines = rows.map((row) => [
    row.at === null ? "" : dayTime(row.at, session.zone),
    byCode("kind", row.kind),
    cell(row.what),
    String(row.count),
    cell(row.person?.name ?? ""),
    row.units ?? "",
    row.unit ?? "",
    row.money?.amount ?? "",
    row.money?.currency ?? "",
    cell(row.category ?? ""),
    cell(row.note ?? ""),
  ]);
  const all = [[...head, m.tx_money(), m.tx_currency(), m.tx_category(), m.tx_note()], ...lines];
  return all.map((line) => line.join("\t")).join("\n");
}
