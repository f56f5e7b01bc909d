// The first line of Sources.
import type { SourceRow } from "$ipc";
import { m } from "$m";
import { count } from "$lib/money";
import { sentence, type Part } from "$lib/words";

/** Rows that were counted in Rust, added up as counts; no amount is touched. */
const total = (sources: readonly SourceRow[], of: "rows" | "unreadable"): number =>
  sources.reduce((sum, source) => sum + source[of], 0);

export function finding(sources: readonly SourceRow[]): Part[] {
  if (sources.length === 0) return [m.sources_empty()];
  const unreadable = total(sources, "unreadable");
  return [
    ...sentence(m.sources_finding, {
      files: { text: count(sources.length) },
      rows: { text: count(total(sources, "rows")) },
      n: sources.length,
    }),
    ...(unreadable === 0
      ? [m.sources_all_read()]
      : sentence(m.sources_unread, { unreadable: { text: count(unreadable) }, n: unreadable })),
  ];
}
