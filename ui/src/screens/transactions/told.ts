// What there is to say of one row, in words.
import type { Change, TxDetail } from "$ipc";
import { m } from "$m";
import { count } from "$lib/money";
import { changeWords } from "$lib/history";
import { byCode } from "$lib/words";
import { whatWords } from "./columns";

/** Names are set apart (FSI, PDI) so that their direction turns nothing around them. */
const apart = (name: string): string => `\u2068${name}\u2069`;

/** "Galaxy from Jonas W." */
export function title({ row }: TxDetail): string {
  const what = row.what === "" ? byCode("kind", row.kind) : apart(whatWords(row));
  if (row.person === null) return what;
  const name = apart(row.person.name);
  return row.kind === "gift_sent" ? m.tx_title_to({ what, name }) : m.tx_title_from({ what, name });
}

/** What makes a row less than certain. */
export function flags(detail: TxDetail, guest: boolean): string[] {
  return [
    guest && m.tx_flag_guest(),
    detail.row.approximate && m.tx_flag_approximate(),
    detail.beganBeforeCapture && m.tx_flag_began_before(),
    detail.unfinished && m.tx_flag_unfinished(),
  ].filter((words) => words !== false);
}

/** What happened to a row. */
export function happened({ what, params }: Change): string {
  const text = params["text"] ?? "";
  switch (what) {
    case "import":
      return m.tx_happened_import({ name: params["name"] ?? "", row: count(Number(params["row"] ?? 0)) });
    case "note":
      return text === "" ? m.tx_note_removed() : m.tx_happened_note({ text });
    case "category":
      return text === "" ? m.tx_category_removed() : m.tx_category_saved({ category: text });
    default: {
      const words = changeWords({ name: what, params });
      return words.charAt(0).toLocaleUpperCase(m.locale_numbers()) + words.slice(1);
    }
  }
}
