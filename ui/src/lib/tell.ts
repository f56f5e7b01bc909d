// Runs what a click asked for; a refusal is told in a toast instead of being lost.
import { AppProblem } from "$ipc";
import { say } from "./toasts.svelte";
import { problemWords } from "./words";

/** Codes that only say the person thought better of it. */
const CHANGED_MIND = new Set(["cancelled", "dismissed"]);

/** Resolves to what was done, or to undefined when it was refused (and told). */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    const problem =
      cause instanceof AppProblem ? cause : new AppProblem({ code: "unexpected", params: { detail: String(cause) } });
    if (!CHANGED_MIND.has(problem.code)) say({ text: problemWords(problem), problem: true });
    return undefined;
  }
}
