// Each choice takes hold at once, as a named change that can be undone.
import { call, commands, type Settings } from "$ipc";
import { m } from "$m";
import { sayDone } from "./history";
import { enter, session, start } from "./session.svelte";
import { attempt } from "./tell";

export async function setSettings(change: Partial<Settings>): Promise<void> {
  const { app } = session;
  const next = await attempt(() => call(commands.settingsSet({ ...session.settings, ...change })));
  if (!next || !app?.book) {
    await attempt(start); // shows again what really holds
    return;
  }
  enter({ ...app, book: { ...app.book, role: next.role, settings: next } });
  sayDone(m.settings_saved());
}
