// Where the page stands now, as a rune.
import { parse, type Route } from "./router";

let now = $state.raw<Route>(parse(location.hash));
addEventListener("hashchange", () => (now = parse(location.hash)));

/** The current route; reading it in a template or an effect follows it. */
export const route = (): Route => now;

/** Goes to an address made by `href` or `txHref`. */
export function go(address: string): void {
  location.hash = address;
}

/** Changes what narrows the view without a step in the history of the page. */
export function replace(address: string): void {
  history.replaceState(null, "", address);
  now = parse(address);
}
