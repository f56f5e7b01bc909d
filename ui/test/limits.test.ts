import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import type { LimitsAnswer, LimitWindow } from "$ipc";
import { courseNote } from "../src/screens/limits/course";
import { limits, noLimits } from "./limits";
import { settings } from "./answers";

test("what is left of the nearest limit comes first, and what the app cannot do is said", async () => {
  await appAt("#/limits");
  const finding = await screen.findByRole("heading", { level: 1 });
  expect(finding.textContent).toContain("$34.11 is left. Your limit for 7 days is the nearest");
  expect(screen.getByText(/This app cannot stop a purchase/)).toBeTruthy();
  expect(screen.getByText(/passing \$100.00 has a chance of 8 %/)).toBeTruthy();
  await clean();
});

test("a raise can be withdrawn and not yet be confirmed", async () => {
  const fake = await appAt("#/limits");
  const confirm = await screen.findByRole<HTMLButtonElement>("button", { name: /^Confirm from/ });
  expect(confirm.disabled).toBe(true);
  screen.getByRole("button", { name: "Keep $100.00" }).click();
  await waitFor(() => expect(asked(fake, "limit_keep")).toEqual([{ id: "4" }]));
});

test("an empty book has no limit, no suggestion and not enough purchases; a limit is set by keyboard", async () => {
  const fake = await appAt("#/limits", { limits: noLimits });
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toContain(
    "There is no limit in this book yet.",
  );
  expect(screen.getByText(/not enough yet/)).toBeTruthy();
  expect(screen.getByText("2 of 6 purchases")).toBeTruthy();
  expect(screen.getByText(/^No budget yet/)).toBeTruthy();
  const box = screen.getByRole<HTMLInputElement>("textbox", { name: "24 hours" });
  expect(box.value).toBe("");
  expect(box.placeholder).toBe("");
  await fireEvent.input(box, { target: { value: "40.50" } });
  await fireEvent.submit(box.form as HTMLFormElement);
  const form = { window: "24h", amount: "40.50", currency: "USD" };
  await waitFor(() => expect(asked(fake, "limit_set")).toEqual([{ form }]));
  await clean();
});

test("what came back stands beside what counts, and a figure opens the purchases of its window", async () => {
  await appAt("#/limits");
  expect(await screen.findByText("$58.68 after refunds; the limit counts what was paid.")).toBeTruthy();
  screen.getByRole("button", { name: "$63.67" }).click();
  await waitFor(() => expect(location.hash).toContain("from=2026-11-01&to=2026-11-30"));
});

test("a budget is made for a creator, with what it leaves carried over only if asked, and ended", async () => {
  const fake = await appAt("#/limits");
  const box = await screen.findByRole<HTMLSelectElement>("combobox", { name: "For" });
  await screen.findByRole("option", { name: "leo.draws" });
  expect(screen.getByRole("group", { name: "Given to a creator" })).toBeTruthy();
  await fireEvent.change(box, { target: { value: "tiktok/31" } });
  const amount = screen.getByRole<HTMLInputElement>("textbox", { name: "A month" });
  await fireEvent.input(amount, { target: { value: "45" } });
  await fireEvent.submit(amount.form as HTMLFormElement);
  const form = { platform: "tiktok", person: "31", amount: "45", currency: "USD", carries: false };
  await waitFor(() => expect(asked(fake, "budget_set")).toEqual([{ form }]));

  screen.getByRole("button", { name: "Change the budget for hanna.plays" }).click();
  await waitFor(() => expect(amount.value).toBe("20.00"));
  expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(true);
  screen.getByRole("button", { name: "End the budget for hanna.plays" }).click();
  const ended = { platform: "tiktok", person: "32", amount: null, currency: "USD", carries: false };
  await waitFor(() => expect(asked(fake, "budget_set")[1]).toEqual({ form: ended }));
});

test("the desktop is asked for reminders only once that is switched on", async () => {
  const fake = await appAt("#/limits");
  const off = await screen.findByRole("radio", { name: "Off" });
  expect(off.getAttribute("aria-checked")).toBe("true");
  screen.getByRole("radio", { name: "On" }).click();
  await waitFor(() => expect(asked(fake, "settings_set")).toEqual([{ settings: { ...settings, notify: true } }]));
});

test("a chance that is rounded to nothing is not called none, and a passed limit has no chance", () => {
  const month = (over: Partial<LimitWindow>, beyond: number): LimitsAnswer => {
    const all = limits();
    const windows = all.windows.map((each) => (each.window === "month" ? { ...each, ...over } : each));
    return { ...all, windows, heading: { ...all.heading, beyond } };
  };
  expect(courseNote(month({}, 0))).toContain("passing $100.00 has a chance of under 1 %");
  expect(courseNote(month({}, 100))).toContain("a chance of over 99 %");
  expect(courseNote(month({ left: { amount: "-3.00", currency: "USD" } }, 100))).toContain(
    "the limit of $100.00 is passed",
  );
});
