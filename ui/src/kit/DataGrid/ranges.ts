// Sets of row numbers as ranges [first, end): in order, apart from each other, never empty. A million chosen rows are one range. Pure.

export type Range = readonly [first: number, end: number];
export type Ranges = readonly Range[];

export const NONE: Ranges = [];

export const range = (a: number, b: number): Range => [Math.min(a, b), Math.max(a, b) + 1];

export const has = (ranges: Ranges, row: number): boolean => ranges.some(([first, end]) => row >= first && row < end);

export const size = (ranges: Ranges): number => ranges.reduce((rows, [first, end]) => rows + end - first, 0);

export function without(ranges: Ranges, [from, until]: Range): Ranges {
  return ranges.flatMap(([first, end]): Range[] => {
    const left: Range = [first, Math.min(end, from)];
    const right: Range = [Math.max(first, until), end];
    return [left, right].filter(([a, b]) => a < b);
  });
}

export function and(ranges: Ranges, added: Range): Ranges {
  const apart = ranges.filter(([first, end]) => end < added[0] || first > added[1]);
  const touching = ranges.filter(([first, end]) => end >= added[0] && first <= added[1]);
  const joined: Range = [
    Math.min(added[0], ...touching.map(([first]) => first)),
    Math.max(added[1], ...touching.map(([, end]) => end)),
  ];
  return [...apart, joined].sort(([a], [b]) => a - b);
}

export const toggled = (ranges: Ranges, row: number): Ranges =>
  has(ranges, row) ? without(ranges, [row, row + 1]) : and(ranges, [row, row + 1]);
