import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { noLimits } from "./limits";

test("what is left of the nearest limit comes first, and what the app cannot do is said", async () => {
  await appAt("#/limits");
  const finding = await screen.findByRole("heading", { level: 1 });
  expect(finding.textContent).toContain("$34.11 is left. Your limit for 7 days is the nearest");
  expect(screen.getByText(/This app cannot stop a purchase/)).toBeTruthy();
  expect(screen.getByText(/passing the limit has a chance of 8 %/)).toBeTruthy();
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
  expect(screen.getByText(/not enough yet, 2 of 6 purchases/)).toBeTruthy();
  const box = screen.getByRole<HTMLInputElement>("textbox", { name: "24 hours" });
  expect(box.value).toBe("");
  expect(box.placeholder).toBe("");
  await fireEvent.input(box, { target: { value: "40.50" } });
  await fireEvent.submit(box.form as HTMLFormElement);
  const form = { window: "24h", amount: "40.50", currency: "USD" };
  await waitFor(() => expect(asked(fake, "limit_set")).toEqual([{ form }]));
  await clean();
});
