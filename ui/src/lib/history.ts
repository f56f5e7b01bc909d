// Undo and redo of named operations, wherever one stands.
import { call, commands, type HistoryRow } from "$ipc";
import { m } from "$m";
import { attempt } from "./tell";
import { say } from "./toasts.svelte";
import { byCode } from "./words";

/** A change in words, with the name of what was changed where it is known. */
export function changeWords({ name, params }: Pick<HistoryRow, "name" | "params">): string {
  return byCode("change", params["name"] === undefined ? name : `${name}_of`, params);
}

export async function undo(): Promise<void> {
  await attempt(async () => {
    const done = await call(commands.undo());
    say({ text: done ? m.undone({ what: byCode("change", done.done) }) : m.undo_nothing() });
  });
}

export async function redo(): Promise<void> {
  await attempt(async () => {
    const done = await call(commands.redo());
    say({ text: done ? m.redone({ what: byCode("change", done.done) }) : m.redo_nothing() });
  });
}

/** Says that something is done and offers to take it back. */
export const sayDone = (text: string): void => say({ text, undo: () => void undo() });
