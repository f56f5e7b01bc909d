import { render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { say } from "$lib/toasts.svelte";
import { clean } from "./axe";
import { bridge, type Fake } from "./fake";
import Kit from "./Kit.svelte";

const key = (on: Element, name: string): boolean =>
  on.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));

let fake: Fake;
const heard = vi.fn();
beforeEach(() => {
  heard.mockReset();
  fake = bridge();
});

async function page(): Promise<void> {
  render(Kit, { heard });
  await screen.findByRole("img", { name: /diamonds a week/i });
}

describe("the kit", () => {
  it.each(["light", "dark"])("breaks no rule of axe, %s", async (theme) => {
    document.documentElement.dataset["theme"] = theme;
    await page();
    say({ text: "Import taken back", undo: () => undefined });
    await tick();
    await clean();
  });

  it("a group of choices moves with the arrows and keeps one stop in the tab order", async () => {
    await page();
    const group = screen.getByRole("radiogroup", { name: "Rank by" });
    const radios = within(group).getAllByRole("radio");
    key(group, "ArrowLeft");
    await tick();
    expect(heard).toHaveBeenCalledWith("rank", "hour");
    expect(radios.map((radio) => radio.tabIndex)).toEqual([-1, -1, 0]);
    expect(document.activeElement).toBe(radios[2]);
  });

  it("a figure tells how it comes about, then opens its rows", async () => {
    await page();
    screen.getByRole("button", { name: "57 %" }).click();
    const told = await screen.findByRole("dialog", { name: "How 57 % comes about" });
    expect(told.textContent).toContain("24,310 of 42,649 diamonds");
    expect(within(told).getByRole("link", { name: "Open the rows" }).getAttribute("href")).toBe(
      "#/transactions?gift=5655",
    );
    screen.getByRole("button", { name: "204" }).click();
    expect(location.hash).toBe("#/transactions?kinds=gift_received");
  });

  it("a chip opens its list, Escape closes it and gives the focus back", async () => {
    await page();
    const chip = screen.getByRole("button", { name: /Platform/ });
    expect(chip.textContent).toContain("All");
    chip.click();
    const list = await screen.findByRole("dialog", { name: "Platform" });
    within(list).getByRole("checkbox", { name: "Option b" }).click();
    await tick();
    expect(chip.textContent).toContain("Option b");
    expect(chip.classList).toContain("on");
    await clean(list);
    key(list, "Escape");
    await tick();
    expect(screen.queryByRole("dialog", { name: "Platform" })).toBeNull();
    expect(document.activeElement).toBe(chip);
  });

  it("an end of a period that passes the other takes it along", async () => {
    await page();
    screen.getByRole("button", { name: /Period/ }).click();
    const list = await screen.findByRole("dialog", { name: "Period" });
    within(list).getByRole("radio", { name: "Last 4 weeks" }).click();
    await tick();
    expect(heard).toHaveBeenLastCalledWith("period", { from: "2026-10-26", to: "2026-11-22" });
    const from = within(list).getByLabelText<HTMLInputElement>("From");
    from.value = "2026-12-01";
    from.dispatchEvent(new Event("change", { bubbles: true }));
    expect(heard).toHaveBeenLastCalledWith("period", { from: "2026-12-01", to: "2026-12-01" });
  });

  it("a dialog puts the safe button first", async () => {
    await page();
    screen.getByRole("button", { name: "Throw away" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Throw it away?" });
    expect(
      within(dialog)
        .getAllByRole("button")
        .map(({ textContent }) => textContent),
    ).toEqual(["Keep it", "Throw it away"]);
    within(dialog).getByRole("button", { name: "Keep it" }).click();
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Throw it away?" })).toBeNull());
    expect(heard).not.toHaveBeenCalled();
  });

  it("Cancel is asked once", async () => {
    await page();
    const cancel = screen.getByRole("button", { name: "Cancel" });
    cancel.click();
    await tick();
    cancel.click();
    expect(heard.mock.calls.filter(([what]) => what === "cancel")).toHaveLength(1);
  });
});

describe("a chart", () => {
  it("is asked for at the real width and theme, never scaled", async () => {
    await page();
    const asked = fake.asked.find(({ command }) => command === "home_chart");
    expect(asked?.args["view"]).toMatchObject({ width: 992, textPx: 13, theme: "light" });
    expect(asked?.args["view"]).toHaveProperty("words", {
      group: ",",
      point: ".",
      thousand: "\u00a0k",
      months: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
      day: "{day} {month}",
      not_recorded: "not recorded",
      about: "Diamonds a week over twelve weeks",
      unit: "diamonds",
    });
  });

  it("reads the same tip to pointer and arrow keys, one mark in the tab order", async () => {
    await page();
    const marks = screen.getByRole("group", { name: /Values of the chart/ });
    const all = within(marks).getAllByRole("button");
    expect(all).toHaveLength(12);
    all[3]?.dispatchEvent(new Event("pointerenter"));
    await tick();
    expect(document.querySelector(".tip")?.textContent).toContain("9,310 diamonds");
    all[0]?.focus();
    key(marks, "End");
    await tick();
    expect(document.activeElement).toBe(all[11]);
    expect(document.querySelector(".tip")?.textContent).toContain("18,164 diamonds");
    expect(all.filter(({ tabIndex }) => tabIndex === 0)).toEqual([all[11]]);
  });

  it("is a table one key away", async () => {
    await page();
    key(document.body, "t");
    await tick();
    const twin = await screen.findByRole("region", { name: /Diamonds a week/ });
    expect(within(twin).getAllByRole("row")).toHaveLength(13);
    await clean(twin);
    key(document.body, "t");
    await tick();
    expect(screen.getByRole("img", { name: /diamonds a week/i })).toBeTruthy();
  });

  it("is saved as a picture by the shell", async () => {
    await page();
    screen.getByRole("button", { name: "Save picture" }).click();
    (await screen.findByRole("button", { name: "Save as PNG…" })).click();
    await waitFor(() =>
      expect(fake.asked.at(-1)).toEqual({
        command: "chart_save",
        args: expect.objectContaining({ which: { chart: "home", role: "creator" }, format: "png" }) as unknown,
      }),
    );
  });

  it("is asked for again when what it shows went stale", async () => {
    await page();
    const before = fake.asked.filter(({ command }) => command === "home_chart").length;
    fake.emit("stale", { tags: ["sources"] });
    fake.emit("stale", { tags: ["entries"] });
    await waitFor(() => expect(fake.asked.filter(({ command }) => command === "home_chart")).toHaveLength(before + 1));
  });
});
