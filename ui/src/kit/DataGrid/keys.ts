// Where a key leads within the rows. Pure.
import { pageOf, type Extent } from "$lib/windowing";

/** The row a key goes to from `row`, or null when it goes nowhere. */
export function goesTo(key: string, row: number, of: Extent): number | null {
  const last = Math.max(0, of.rows - 1);
  const to: Record<string, number | undefined> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + pageOf(of),
    PageUp: row - pageOf(of),
    Home: 0,
    End: last,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.max(0, Math.min(last, wanted));
}
