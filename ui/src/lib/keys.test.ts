import { describe, expect, it, vi } from "vitest";
import { shortcuts } from "./keys";

function setup() {
  const act = { finder: vi.fn(), keys: vi.fn(), undo: vi.fn(), redo: vi.fn(), goTo: vi.fn() };
  const handler = shortcuts(act);
  const press = (key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, "target", { value: on });
    handler(event);
    return event;
  };
  return { act, press };
}

describe("keys that work everywhere", () => {
  it("g and then a letter goes to a place", () => {
    const { act, press } = setup();
    press("g");
    press("l");
    press("l");
    expect(act.goTo.mock.calls).toEqual([["l"]]);
  });

  it("forgets the g after a second", () => {
    const { act, press } = setup();
    const clock = vi.spyOn(performance, "now").mockReturnValue(5000);
    press("g");
    clock.mockReturnValue(6500);
    press("l");
    expect(act.goTo).not.toHaveBeenCalled();
  });

  it("undoes and redoes, but leaves a field its own undo", () => {
    const { act, press } = setup();
    press("z", { ctrlKey: true });
    press("Z", { ctrlKey: true, shiftKey: true });
    const field = document.createElement("input");
    press("z", { ctrlKey: true }, field);
    press("?", {}, field);
    press("g", {}, field);
    expect([act.undo.mock.calls.length, act.redo.mock.calls.length, act.keys.mock.calls.length]).toEqual([1, 1, 0]);
  });

  it("Ctrl K is heard even while typing, and nowhere else goes the browser's own", () => {
    const { act, press } = setup();
    const event = press("k", { ctrlKey: true }, document.createElement("input"));
    expect(act.finder).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });
});
