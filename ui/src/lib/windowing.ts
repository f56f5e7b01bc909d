// Which rows of a very long list stand in view. Browsers lay nothing out exactly beyond some ten million pixels, so the scrolled track is
// capped and its places are mapped, linearly, to the list's own. Pure; all lengths in CSS pixels.

/** The tallest a track may be. */
export const TALLEST = 8_000_000;

export interface Extent {
  /** How many rows there are. */
  rows: number;
  /** The height of each. */
  row: number;
  /** The height of what is seen of them. */
  view: number;
}

/** From `first` on, before `end`. */
export interface Span {
  first: number;
  end: number;
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));

/** The height of what is scrolled. */
export const trackHeight = ({ rows, row }: Extent): number => Math.min(rows * row, TALLEST);

const farthestTop = ({ rows, row, view }: Extent): number => Math.max(0, rows * row - view);
const farthestScroll = (of: Extent): number => Math.max(0, trackHeight(of) - of.view);

/** The list is longer than its track: a pixel of scrolling is more than one of the list. */
export const scaled = ({ rows, row }: Extent): boolean => rows * row > TALLEST;

/** A top edge that shows no room before the first or after the last row. */
export const withinList = (top: number, of: Extent): number => between(0, top, farthestTop(of));

/** Where the track is scrolled to when the list's pixel `top` is at the upper edge. */
export function scrollOf(top: number, of: Extent): number {
  const most = farthestTop(of);
  return most === 0 ? 0 : (withinList(top, of) / most) * farthestScroll(of);
}

/** Which pixel of the list is at the upper edge when the track is scrolled to `scroll`. */
export function topOf(scroll: number, of: Extent): number {
  const most = farthestScroll(of);
  return most === 0 ? 0 : (between(0, scroll, most) / most) * farthestTop(of);
}

/** The rows in view, and `spare` more on either side. */
export function inView(top: number, of: Extent, spare = 0): Span {
  const first = Math.floor(withinList(top, of) / of.row);
  const end = Math.ceil((withinList(top, of) + of.view) / of.row);
  return { first: between(0, first - spare, of.rows), end: between(0, end + spare, of.rows) };
}

/** The top edge nearest to `top` at which all of a row is seen. */
export function revealing(row: number, top: number, of: Extent): number {
  const starts = row * of.row;
  return withinList(between(starts + of.row - of.view, top, starts), of);
}

/** How many rows a page forth or back goes: one stays in view. */
export const pageOf = ({ row, view }: Extent): number => Math.max(1, Math.floor(view / row) - 1);
