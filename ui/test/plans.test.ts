import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { waitHours, waitWords } from "../src/screens/recharge/plans";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { plans } from "./plans";

describe("Plans", () => {
  it("a plan before its time is bought only after one was told that it is early", async () => {
    const fake = await appAt("#/recharge/plans", { plans });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("2 plans are open; the time has come for 1.");
    (await screen.findByRole("button", { name: "Bought it: A Galaxy for leo.draws" })).click();
    const dialog = await screen.findByRole("dialog", { name: "“A Galaxy for leo.draws” still waits" });
    await clean();
    expect(asked(fake, "plan_bought")).toEqual([]);
    within(dialog).getByRole("button", { name: "Bought it early" }).click();
    await waitFor(() => expect(asked(fake, "plan_bought")).toEqual([{ id: "1", early: true }]));
  });

  it("one that has waited is bought at once and can be taken back", async () => {
    const fake = await appAt("#/recharge/plans", { plans });
    (await screen.findByRole("button", { name: "Bought it: 500 Bits for the charity evening" })).click();
    await waitFor(() => expect(asked(fake, "plan_bought")).toEqual([{ id: "2", early: false }]));
    (await screen.findByRole("button", { name: "Undo" })).click();
    await waitFor(() => expect(asked(fake, "undo")).toHaveLength(1));
  });

  it("asks for the waiting time and suggests none", async () => {
    const fake = await appAt("#/recharge/plans", { plans: () => [] });
    await clean();
    screen.getByRole("button", { name: "Plan something" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Plan something" });
    const field = (name: string | RegExp) => within(dialog).getByRole<HTMLInputElement>("textbox", { name });
    expect(field("Waits").value).toBe("");
    const save = within(dialog).getByRole("button", { name: "Let it wait" });
    save.click();
    await within(dialog).findByText("A whole number; 0 is not to wait");
    expect(asked(fake, "plan_add")).toEqual([]);
    await fireEvent.input(field("What you wish for"), { target: { value: "A Lion" } });
    await fireEvent.input(field("Coins, Bits or Stars it takes"), { target: { value: "29999" } });
    await fireEvent.input(field("Waits"), { target: { value: "2" } });
    save.click();
    await waitFor(() =>
      expect(asked(fake, "plan_add")).toEqual([
        { plan: { name: "A Lion", platform: "tiktok", units: "29999", cost: null, waitHours: 48 } },
      ]),
    );
  });

  it("tells waits in days and hours and never as nothing", () => {
    const after = (hours: number) => waitWords(String(hours * 3_600_000), 0);
    expect([after(0.1), after(24), after(53), after(25)]).toEqual([
      "1 hour",
      "1 day",
      "2 days 5 hours",
      "1 day 1 hour",
    ]);
    expect([waitHours("2", 24), waitHours("", 1), waitHours("-1", 1), waitHours("99999", 1)]).toEqual([
      48,
      null,
      null,
      null,
    ]);
  });
});
