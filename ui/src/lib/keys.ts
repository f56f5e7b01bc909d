// The keys that work everywhere. Pure apart from the clock of the `g` prefix.

export interface Shortcuts {
  finder: () => void;
  keys: () => void;
  undo: () => void;
  redo: () => void;
  /** `g` and then this key, within a second. */
  goTo: (key: string) => void;
}

const PREFIX_MS = 1000;
const typing = (at: EventTarget | null): boolean =>
  at instanceof HTMLElement &&
  at.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

/** A handler for keydown on the window. While somebody types, only Ctrl K is heard; a field undoes its own words. */
export function shortcuts(act: Shortcuts): (event: KeyboardEvent) => void {
  let prefixed = -Infinity;
  return (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      const acts: Record<string, (() => void) | undefined> = {
        k: act.finder,
        z: typing(event.target) ? undefined : event.shiftKey ? act.redo : act.undo,
        y: typing(event.target) ? undefined : act.redo,
      };
      const chosen = acts[key];
      if (!chosen) return;
      event.preventDefault();
      chosen();
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "?") act.keys();
    else if (performance.now() - prefixed < PREFIX_MS) {
      prefixed = -Infinity;
      act.goTo(key);
    } else if (key === "g") prefixed = performance.now();
  };
}
