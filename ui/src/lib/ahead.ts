// The first figures are asked for together with the state of the app, in the role the book was last looked at in; one question less
// stands between the start and them. A guess that proves wrong costs nothing: the right question is asked after it.
import { call, commands, type HomeAnswer } from "$ipc";
import type { View } from "./session.svelte";

let guess: { view: View; asked: Promise<HomeAnswer> } | null = null;

export function askAhead(view: View): void {
  const asked = call(commands.home(view));
  guess = { view, asked };
  asked.catch(() => (guess = null)); // there may be no book yet
}

/** What Home shows, by the question asked ahead if it was this one. It serves once: after that things may have changed. */
export function askHome(view: View): Promise<HomeAnswer> {
  const ahead = guess;
  guess = null;
  return ahead?.view === view ? ahead.asked : call(commands.home(view));
}
