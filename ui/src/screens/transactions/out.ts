// Rows on their way out: to other programs and to a file.
import { call, commands, type TxRow } from "$ipc";
import { m } from "$m";
import type { Blocks } from "$kit/DataGrid/blocks.svelte";
import { size, type Ranges } from "$kit/DataGrid/ranges";
import { count } from "$lib/money";
import { attempt } from "$lib/tell";
import { say } from "$lib/toasts.svelte";
import { copy } from "./clipboard";
import { tsv } from "./columns";

const MOST_COPIED = 50_000;

/** Copies rows as a table. */
export async function copyRows(blocks: Blocks<TxRow>, of: Ranges): Promise<void> {
  const n = size(of);
  if (n > MOST_COPIED) {
    say({ text: m.tx_copy_too_many({ n: count(MOST_COPIED) }) });
    return;
  }
  const rows = await attempt(() => blocks.gather(of));
  if (!rows) return;
  await copy(tsv(rows));
  say({ text: m.tx_copied({ n, rows: count(n) }) });
}

/** Saves a list as CSV where the person says. */
export async function save(list: string): Promise<void> {
  const saved = await attempt(() => call(commands.txExport(list)));
  if (saved) say({ text: m.tx_saved({ n: saved.rows, rows: count(saved.rows), path: saved.path }) });
}
