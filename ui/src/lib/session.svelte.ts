// What the whole page knows: the state of the app, and in which of the two roles it is looked at.
import { call, commands, type AppState, type Role, type Settings } from "$ipc";
import { wear } from "./theme.svelte";

export type View = "creator" | "supporter";
const KEY = "giftbook-view";

/** The first run has one more question to ask after the book is made. */
let asking = $state(false);
let app = $state.raw<AppState | null>(null);
let view = $state<View>(localStorage.getItem(KEY) === "supporter" ? "supporter" : "creator");

/** Takes in a new state of the app, from whichever command answered it. */
export function enter(state: AppState): void {
  app = state;
  if (!state.book) return;
  wear(state.book.settings.theme);
  const { role } = state.book.settings;
  if (role !== "both") view = role;
}

/** Holds the first run open behind a book that is being made, until it is let go. */
export function holdFirstRun(hold: boolean): void {
  asking = hold;
}

export async function start(): Promise<void> {
  enter(await call(commands.appState()));
}

export const session = {
  get app(): AppState | null {
    return app;
  },
  get book(): NonNullable<AppState["book"]> | null {
    return app?.book ?? null;
  },
  get settings(): Settings {
    return (
      app?.book?.settings ?? {
        role: "both",
        zone: "UTC",
        homeCurrency: "USD",
        theme: "system",
        keepOriginalsMb: 64,
        notify: false,
      }
    );
  },
  /** The first run is not over: there is no book yet, or it was just made and one question is open. */
  get first(): boolean {
    return app !== null && (app.book === null || asking);
  },
  /** The zone in which days are told. */
  get zone(): string {
    return this.settings.zone;
  },
  get role(): Role {
    return this.settings.role;
  },
  get view(): View {
    return view;
  },
};

/** Looks at the book in one of its two roles; only a book for both can be switched. */
export function lookAs(next: View): void {
  view = next;
  localStorage.setItem(KEY, next);
}
