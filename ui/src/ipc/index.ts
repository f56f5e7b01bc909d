// The one door to the shell. Nothing else in the page imports @tauri-apps.
import { Channel } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { AppError, Batch } from "./bindings";

export { commands } from "./bindings";
export type * from "./bindings";
export type { Channel };

/** A refusal from the shell: a code and its parameters. The words are found in lib/words.ts. */
export class AppProblem extends Error {
  readonly code: string;
  readonly params: Record<string, string>;
  constructor({ code, params }: AppError) {
    super(code);
    this.name = "AppProblem";
    this.code = code;
    this.params = params;
  }
}

type Result<T> = { status: "ok"; data: T } | { status: "error"; error: AppError };

/** The answer itself, or an AppProblem thrown. A failure of the bridge becomes the code "unexpected". */
export async function call<T>(asked: Promise<Result<T>>): Promise<T> {
  const result = await asked.catch((cause: unknown) => {
    throw new AppProblem({ code: "unexpected", params: { detail: String(cause) } });
  });
  if (result.status === "error") throw new AppProblem(result.error);
  return result.data;
}

/** A channel on which the shell reports how far it has come. */
export function progressChannel<T>(heard: (progress: T) => void): Channel<T> {
  const channel = new Channel<T>();
  channel.onmessage = heard;
  return channel;
}

/** What the shell can say went stale after a change. */
export type Tag =
  | "entries"
  | "lives"
  | "people"
  | "gifts"
  | "sources"
  | "settings"
  | "rates"
  | "plans"
  | "limits"
  | "payouts"
  | "sellers"
  | "history";

/** Calls `heard` after every change that made one of `tags` stale. Returns how to stop listening. */
export function onStale(tags: readonly Tag[], heard: () => void): () => void {
  return onEvent<{ tags: string[] }>("stale", (stale) => {
    if (stale.tags.some((tag) => tags.includes(tag as Tag))) heard();
  });
}

/** Calls `heard` with what was dropped on the window. */
export function onFilesDropped(heard: (batch: Batch) => void): () => void {
  return onEvent<Batch>("files-dropped", heard);
}

/** Calls `heard(true)` while files hang over the window, `heard(false)` once they leave or fall. */
export function onFilesOver(heard: (over: boolean) => void): () => void {
  return onEvent<{ over: boolean }>("files-over", (hanging) => heard(hanging.over));
}

/** One listener in the bridge per event, however many screens listen. */
const heardBy = new Map<string, Set<(payload: never) => void>>();

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what the event carries
function onEvent<T>(name: string, heard: (payload: T) => void): () => void {
  let all = heardBy.get(name);
  if (!all) {
    const fresh = new Set<(payload: never) => void>();
    heardBy.set(name, fresh);
    all = fresh;
    void listen<T>(name, ({ payload }) => {
      for (const one of [...fresh]) (one as (payload: T) => void)(payload);
    });
  }
  all.add(heard);
  return () => all.delete(heard);
}
