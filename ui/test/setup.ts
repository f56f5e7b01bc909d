// What the test page lacks of a real one.
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";
import { NOW } from "./clock";

// It is always the same Sunday here.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOW }));

// A whole page in a failure message hides what failed.
configure({ getElementError: (message) => new Error(message ?? "") });

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  document.body.replaceChildren();
  localStorage.clear();
  location.hash = "";
});

// The popover attribute: shown means present; that is all the kit relies on.
if (!("showPopover" in HTMLElement.prototype)) {
  Object.assign(HTMLElement.prototype, { showPopover: () => undefined, hidePopover: () => undefined });
}
// Layout does not happen here; a width lets charts ask for their drawing.
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 992 });
