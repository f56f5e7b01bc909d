// The first figures come with the page: the shell writes them into the document as data, for the page can ask nothing in its first tenth
// of a second. Where they are missing (the book took longer to open) they are asked for together with the state of the app, in the role
// the book was last looked at in. A guess that proves wrong costs nothing: the right question is asked after it.
import { call, commands, type First, type HomeAnswer } from "$ipc";
import type { View } from "./session.svelte";

let ahead: { view: View; asked: Promise<HomeAnswer> } | null = null;

/** What stands in the document, or null. It serves once: after that things may have changed. */
export function sentAlong(): First | null {
  const element = document.getElementById("first");
  element?.remove();
  return element && (JSON.parse(element.textContent) as First);
}

/** Asks what Home will ask, unless it is known. */
export function askAhead(view: View, known: HomeAnswer | null): void {
  const asked = known?.[view] ? Promise.resolve(known) : call(commands.home(view));
  ahead = { view, asked };
  asked.catch(() => (ahead = null)); // there may be no book yet
}

/** What Home shows, by the question asked ahead if it was this one; once, for the same reason. */
export function askHome(view: View): Promise<HomeAnswer> {
  const guess = ahead;
  ahead = null;
  return guess?.view === view ? guess.asked : call(commands.home(view));
}
