import { describe, expect, it } from "vitest";
import { BLOCK, Blocks } from "../src/kit/DataGrid/blocks.svelte";
import { goesTo } from "../src/kit/DataGrid/keys";
import { and, has, NONE, range, size, toggled, without, type Range } from "../src/kit/DataGrid/ranges";

const settled = () => new Promise((done) => setTimeout(done, 0));

describe("ranges of rows", () => {
  it("are the set of the rows put in and taken out", () => {
    const rows = 24;
    let seed = 7;
    const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 200; round += 1) {
      const told = new Set<number>();
      let ranges = NONE;
      for (let step = 0; step < 12; step += 1) {
        const some: Range = range(Math.floor(next() * rows), Math.floor(next() * rows));
        const one = Math.floor(next() * rows);
        const way = Math.floor(next() * 3);
        if (way === 2) {
          ranges = toggled(ranges, one);
          if (!told.delete(one)) told.add(one);
        } else {
          ranges = way === 0 ? and(ranges, some) : without(ranges, some);
          for (let row = some[0]; row < some[1]; row += 1)
            if (way === 0) told.add(row);
            else told.delete(row);
        }
        expect(Array.from({ length: rows }, (_, row) => row).filter((row) => has(ranges, row))).toEqual(
          [...told].sort((a, b) => a - b),
        );
        expect(size(ranges)).toBe(told.size);
        // In order, apart from each other, never empty.
        expect(ranges.every(([a, b], i) => a < b && (ranges[i - 1]?.[1] ?? -1) < a)).toBe(true);
      }
    }
  });
});

describe("the keys of the rows", () => {
  const of = { rows: 100, row: 34, view: 340 };
  it("go by row, by page, to the ends, and never out of the list", () => {
    expect(goesTo("ArrowDown", 5, of)).toBe(6);
    expect(goesTo("ArrowUp", 0, of)).toBe(0);
    expect(goesTo("PageDown", 5, of)).toBe(14);
    expect(goesTo("PageUp", 5, of)).toBe(0);
    expect(goesTo("Home", 50, of)).toBe(0);
    expect(goesTo("End", 50, of)).toBe(99);
    expect(goesTo("x", 50, of)).toBeNull();
  });
});

describe("blocks of rows", () => {
  type Row = { n: number };
  const made = (rows: number) => {
    const asked: [number, number][] = [];
    const open: (() => void)[] = [];
    const ask = (from: number, n: number) => {
      asked.push([from, n]);
      return new Promise<Row[]>((done) =>
        open.push(() => done(Array.from({ length: n }, (_, i) => ({ n: from + i })))),
      );
    };
    const troubles: unknown[] = [];
    return { asked, open, ask, troubles, blocks: new Blocks<Row>(ask, rows, (cause) => troubles.push(cause)) };
  };

  it("are asked for one at a time, and those scrolled past are not asked for", async () => {
    const { asked, open, blocks } = made(100_000);
    blocks.want(0, 30);
    blocks.want(20_000, 20_030);
    blocks.want(60_000, 60_030);
    blocks.want(99_990, 100_000);
    expect(asked).toEqual([[0, BLOCK]]);
    open[0]?.();
    await settled();
    expect(asked).toEqual([
      [0, BLOCK],
      [99_800, BLOCK],
    ]);
    open[1]?.();
    await settled();
    expect(blocks.at(99_999)).toEqual({ n: 99_999 });
    expect(blocks.at(20_000)).toBeUndefined();
  });

  it("are kept: what was seen is not asked for again, until it is too long ago", async () => {
    const asked: number[] = [];
    const blocks = new Blocks<Row>(
      (from, n) => (asked.push(from), Promise.resolve(Array.from({ length: n }, (_, i) => ({ n: from + i })))),
      1_000_000,
      () => undefined,
    );
    blocks.want(0, 10);
    await settled();
    blocks.want(0, 10);
    await settled();
    expect(asked).toEqual([0]);
    for (let block = 1; block <= 60; block += 1) {
      blocks.want(block * BLOCK, block * BLOCK + 10);
      await settled();
    }
    expect(blocks.at(0)).toBeUndefined();
    expect(blocks.at(60 * BLOCK)).toEqual({ n: 60 * BLOCK });
  });

  it("show what they knew until the list that was opened again has answered", async () => {
    const { open, blocks } = made(300);
    blocks.want(0, 10);
    open[0]?.();
    await settled();
    blocks.renew((from, n) => Promise.resolve(Array.from({ length: n }, (_, i) => ({ n: -(from + i) }))), 299);
    expect(blocks.at(5)).toEqual({ n: 5 });
    blocks.want(0, 10);
    await settled();
    expect(blocks.at(5)).toEqual({ n: -5 });
    expect(blocks.count).toBe(299);
  });

  it("tell a refusal once and can be wished for again", async () => {
    let refused = true;
    const troubles: unknown[] = [];
    const blocks = new Blocks<Row>(
      (from) => (refused ? Promise.reject(new Error("gone")) : Promise.resolve([{ n: from }])),
      400,
      (cause) => troubles.push(cause),
    );
    blocks.want(0, 400);
    await settled();
    expect(troubles).toHaveLength(1);
    refused = false;
    blocks.want(0, 10);
    await settled();
    expect(blocks.at(0)).toEqual({ n: 0 });
  });

  it("gather any rows in pages the shell hands over", async () => {
    const sizes: number[] = [];
    const blocks = new Blocks<Row>(
      (from, n) => (sizes.push(n), Promise.resolve(Array.from({ length: n }, (_, i) => ({ n: from + i })))),
      5000,
      () => undefined,
    );
    const rows = await blocks.gather([
      [3, 5],
      [1000, 2200],
    ]);
    expect(rows).toHaveLength(1202);
    expect(rows.at(-1)).toEqual({ n: 2199 });
    expect(Math.max(...sizes)).toBe(500);
  });
});
