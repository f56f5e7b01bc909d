// Short words at the foot of the page; the newest only.

export interface Toast {
  text: string;
  /** Shows Undo and calls this. */
  undo?: () => void;
  /** A problem stays until it is closed. */
  problem?: boolean;
}

let shown = $state.raw<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
const STAYS_MS = 8000;

export const toast = (): Toast | null => shown;

export function say(next: Toast): void {
  clearTimeout(timer);
  shown = next;
  if (!next.problem) timer = setTimeout(() => (shown = null), STAYS_MS);
}

export function hush(): void {
  clearTimeout(timer);
  shown = null;
}
