// Light or dark. The choice is kept beside the page too, so that public/theme.js can set it before the first paint.
import type { ChartTheme, Theme } from "$ipc";

const KEY = "giftbook-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

let chosen = $state<Theme>("system");
let systemDark = $state(system.matches);
system.addEventListener("change", ({ matches }) => (systemDark = matches));

/** Shows the page in a theme and remembers it for the next start. */
export function wear(theme: Theme): void {
  chosen = theme;
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  localStorage.setItem(KEY, theme);
}

/** What is really seen; charts are drawn in it. */
export const seen = (): ChartTheme => (chosen === "system" ? (systemDark ? "dark" : "light") : chosen);
