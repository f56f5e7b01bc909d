// A live query: asks, keeps the answer, asks again when it went stale or what it depends on changed.
import { AppProblem, onStale, type Tag } from "$ipc";

export interface Answer<T> {
  /** "loading" until the first answer; "ready" and "problem" after it. */
  readonly state: "loading" | "ready" | "problem";
  /** The last answer; stays while a newer one is on its way. */
  readonly value: T | null;
  readonly problem: AppProblem | null;
  /** A question is on its way. */
  readonly waiting: boolean;
  readonly again: () => void;
}

/**
 * Call while a component is set up. Runes that `ask` reads before its first await are followed;
 * an answer that comes after a newer question is thrown away.
 */
export function answer<T>(ask: () => Promise<T>, tags: readonly Tag[]): Answer<T> {
  let value = $state.raw<T | null>(null);
  let problem = $state.raw<AppProblem | null>(null);
  let waiting = $state(true);
  let round = $state(0);
  let latest = 0;

  $effect(() => {
    round; // eslint-disable-line @typescript-eslint/no-unused-expressions -- read so that a new round asks again
    const mine = ++latest;
    waiting = true;
    ask().then(
      (got) => {
        if (mine !== latest) return;
        value = got;
        problem = null;
        waiting = false;
      },
      (cause: unknown) => {
        if (mine !== latest) return;
        problem =
          cause instanceof AppProblem
            ? cause
            : new AppProblem({ code: "unexpected", params: { detail: String(cause) } });
        waiting = false;
      },
    );
    return () => {
      latest += 1;
    };
  });
  $effect(() => onStale(tags, () => (round += 1)));

  return {
    get state() {
      if (problem) return "problem";
      return value === null && waiting ? "loading" : "ready";
    },
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get waiting() {
      return waiting;
    },
    again: () => (round += 1),
  };
}
