import { render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { AppProblem } from "$ipc";
import Asked from "./Asked.svelte";
import { bridge } from "./fake";

/** A question whose answers come when the test says so. */
function slow() {
  const open = new Map<string, { answer: (value: string[]) => void; refuse: (cause: unknown) => void }>();
  const ask = vi.fn((of: string) => new Promise<string[]>((answer, refuse) => open.set(of, { answer, refuse })));
  return { ask, open };
}
const text = (id: string): string | undefined => screen.queryByTestId(id)?.textContent;

describe("a live query", () => {
  it("is loading, then ready, and keeps its answer while it asks again", async () => {
    const fake = bridge();
    const { ask, open } = slow();
    render(Asked, { of: "a", ask });
    expect(text("state")).toBe("loading waiting");
    open.get("a")?.answer(["first"]);
    await waitFor(() => expect(text("state")).toBe("ready still"));
    fake.emit("stale", { tags: ["lives"] });
    fake.emit("stale", { tags: ["gifts", "entries"] });
    await waitFor(() => expect(text("state")).toBe("ready waiting"));
    expect(text("value")).toBe("first");
    open.get("a")?.answer(["second"]);
    await waitFor(() => expect(text("value")).toBe("second"));
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("throws away an answer that comes after a newer question", async () => {
    bridge();
    const { ask, open } = slow();
    const { rerender } = render(Asked, { of: "a", ask });
    await rerender({ of: "b", ask });
    open.get("b")?.answer(["new"]);
    await waitFor(() => expect(text("value")).toBe("new"));
    open.get("a")?.answer(["late"]);
    await tick();
    await tick();
    expect(text("value")).toBe("new");
  });

  it("tells a problem, and forgets it with the next answer", async () => {
    bridge();
    const { ask, open } = slow();
    render(Asked, { of: "a", ask });
    open.get("a")?.refuse(new AppProblem({ code: "io", params: {} }));
    await waitFor(() => expect(text("state")).toBe("problem still"));
    screen.getByRole("button", { name: "Try again" }).click();
    await waitFor(() => expect(ask).toHaveBeenCalledTimes(2));
    open.get("a")?.answer(["there"]);
    await waitFor(() => expect(text("value")).toBe("there"));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
