// The rows of a list as far as they were looked at: asked for in blocks, one block at a time, the newest wish first to be kept.
import type { Ranges } from "./ranges";

export const BLOCK = 200;
/** Blocks kept; the one unused longest gives way. */
const MOST_BLOCKS = 40;
/** Rows the shell hands over at once. */
const PAGE = 500;

/** Answers `n` rows from row `from` on. */
export type Ask<T> = (from: number, n: number) => Promise<readonly T[]>;

interface Block<T> {
  rows: readonly T[];
  round: number;
}

export class Blocks<T> {
  /** Goes up whenever the list was opened again: what is shown is then asked for anew. */
  round = $state(0);
  count = $state(0);
  #changed = $state(0);
  #ask: Ask<T>;
  readonly #troubled: (cause: unknown) => void;
  readonly #have = new Map<number, Block<T>>();
  #wanted: number[] = [];
  #asking = false;

  constructor(ask: Ask<T>, count: number, troubled: (cause: unknown) => void) {
    this.#ask = ask;
    this.#troubled = troubled;
    this.count = count;
  }

  /** The same question was answered anew: what was known is shown until the new rows are there. */
  renew(ask: Ask<T>, count: number): void {
    this.#ask = ask;
    this.count = count;
    this.round += 1;
  }

  /** A row, once it is there. */
  at(row: number): T | undefined {
    this.#changed; // eslint-disable-line @typescript-eslint/no-unused-expressions -- read so that what shows the row follows it
    return this.#have.get(Math.floor(row / BLOCK))?.rows[row % BLOCK];
  }

  /** Rows that are looked at now. What was wished for before and not yet asked for is dropped: it was scrolled past. */
  want(first: number, end: number, round = this.round): void {
    this.#wanted = [];
    for (let number = Math.floor(first / BLOCK); number * BLOCK < end; number += 1) {
      const block = this.#have.get(number);
      if (block) {
        this.#have.delete(number);
        this.#have.set(number, block);
      }
      if (block?.round !== round) this.#wanted.push(number);
    }
    void this.#next();
  }

  /** All rows of some ranges, whether they were looked at or not. */
  async gather(ranges: Ranges): Promise<T[]> {
    const rows: T[] = [];
    for (const [first, end] of ranges) {
      for (let from = first; from < end; from += PAGE) {
        rows.push(...(await this.#ask(from, Math.min(PAGE, end - from))));
      }
    }
    return rows;
  }

  async #next(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    for (let number = this.#wanted.shift(); number !== undefined; number = this.#wanted.shift()) {
      const round = this.round;
      try {
        const rows = await this.#ask(number * BLOCK, Math.min(BLOCK, this.count - number * BLOCK));
        if (round === this.round) this.#keep(number, { rows, round });
      } catch (cause) {
        if (round === this.round) {
          this.#wanted = [];
          this.#troubled(cause);
        }
      }
    }
    this.#asking = false;
  }

  #keep(number: number, block: Block<T>): void {
    this.#have.delete(number);
    this.#have.set(number, block);
    const [oldest] = this.#have.keys();
    if (this.#have.size > MOST_BLOCKS && oldest !== undefined) this.#have.delete(oldest);
    this.#changed += 1;
  }
}
