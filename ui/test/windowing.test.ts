import { describe, expect, it } from "vitest";
import * as windowing from "../src/lib/windowing";

/** Always the same numbers, spread like chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function* lists(n = 2000): Generator<[of: windowing.Extent, random: () => number]> {
  const random = chance(20261122);
  for (let i = 0; i < n; i += 1) {
    const rows = Math.floor(10 ** (random() * 6.5)) - 1;
    yield [{ rows, row: 20 + random() * 60, view: 40 + random() * 2000 }, random];
  }
}
const whole = ({ rows, row }: windowing.Extent) => rows * row;
const NEAR = 1e-6;

describe("a long list in a short track", () => {
  it("never makes a track taller than browsers lay out", () => {
    for (const [of] of lists()) expect(windowing.trackHeight(of)).toBeLessThanOrEqual(windowing.TALLEST);
  });

  it("comes back to where it was: scrolling and top edge tell the same", () => {
    for (const [of, random] of lists()) {
      const top = windowing.withinList(random() * whole(of), of);
      expect(windowing.topOf(windowing.scrollOf(top, of), of)).toBeCloseTo(top, 4);
    }
  });

  it("never goes back when scrolled forth", () => {
    for (const [of, random] of lists()) {
      const [a, b] = [random(), random()].map((part) => part * windowing.trackHeight(of)) as [number, number];
      expect(windowing.topOf(Math.min(a, b), of)).toBeLessThanOrEqual(windowing.topOf(Math.max(a, b), of));
    }
  });

  it("shows the first row at its beginning and the last at its end", () => {
    for (const [of] of lists()) {
      expect(windowing.topOf(0, of)).toBe(0);
      const end = windowing.topOf(windowing.trackHeight(of), of);
      expect(windowing.inView(end, of).end).toBe(of.rows);
      expect(end + of.view).toBeGreaterThanOrEqual(whole(of) - NEAR * whole(of));
    }
  });

  it("names just the rows in view, and spare ones inside the list", () => {
    for (const [of, random] of lists()) {
      const top = windowing.withinList(random() * whole(of), of);
      const { first, end } = windowing.inView(top, of);
      if (of.rows === 0) expect([first, end]).toEqual([0, 0]);
      else {
        expect(first * of.row).toBeLessThanOrEqual(top + NEAR);
        expect((first + 1) * of.row).toBeGreaterThan(top - NEAR);
        expect(end === of.rows || end * of.row >= top + of.view - NEAR).toBe(true);
      }
      const wide = windowing.inView(top, of, 4);
      expect([wide.first, wide.end]).toEqual([Math.max(0, first - 4), Math.min(of.rows, end + 4)]);
    }
  });

  it("reveals any row as a whole, and moves only as far as it must", () => {
    for (const [of, random] of lists()) {
      if (of.rows === 0 || of.view < of.row) continue;
      const row = Math.floor(random() * of.rows);
      const from = windowing.withinList(random() * whole(of), of);
      const top = windowing.revealing(row, from, of);
      expect(row * of.row).toBeGreaterThanOrEqual(top - NEAR * whole(of));
      expect((row + 1) * of.row).toBeLessThanOrEqual(top + of.view + NEAR * whole(of));
      expect(windowing.revealing(row, top, of)).toBeCloseTo(top, 4);
    }
  });

  it("reaches the last of a million rows", () => {
    const million: windowing.Extent = { rows: 1_000_000, row: 34, view: 612 };
    expect(windowing.scaled(million)).toBe(true);
    expect(windowing.trackHeight(million)).toBe(8_000_000);
    expect(windowing.inView(windowing.topOf(8_000_000, million), million)).toEqual({ first: 999_982, end: 1_000_000 });
  });
});
