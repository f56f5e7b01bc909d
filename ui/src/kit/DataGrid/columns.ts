/** A column of the grid. */
export interface Column<Key extends string> {
  key: Key;
  name: string;
  /** Its width as a track of a CSS grid. */
  track: string;
  numeric?: boolean;
  /** Its name is for those who hear it only. */
  unnamed?: boolean;
  /** It can be sorted by. */
  sorts?: boolean;
  /** Shown where the grid is at least this many pixels wide. */
  from?: number;
}

export interface Sorting<Key extends string> {
  by: Key;
  descending: boolean;
}
