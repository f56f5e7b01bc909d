// The files that were chosen or dropped and are not yet done with; they outlive the screen.
import type { Batch } from "$ipc";

let batch = $state.raw<Batch | null>(null);

export const imports = {
  get batch(): Batch | null {
    return batch;
  },
  take(next: Batch): void {
    batch = next;
  },
};
