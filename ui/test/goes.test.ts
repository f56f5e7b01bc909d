import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { goes } from "./goes";
import { amountTyped } from "../src/screens/goes/goes";

test.each(["light", "dark"])(
  "says where most and least of a sum arrives, and breaks no rule of axe, %s",
  async (theme) => {
    document.documentElement.dataset.theme = theme;
    await appAt("#/goes");
    const finding = await screen.findByRole("heading", { level: 1 });
    expect(finding.textContent).toContain(
      "Of $10.00 a creator receives $9.10 from Telegram on the web, and $3.40 from TikTok in the iPhone app.",
    );
    await clean();
  },
);

test("a row names who keeps what, and says where nobody knows how two share", async () => {
  await appAt("#/goes");
  const app = (await screen.findByText("TikTok, iPhone app, US")).closest("tr");
  expect(app?.textContent).toMatch(/\$3\.00.*\$3\.60.*\$3\.40/);
  const shared = screen.getByText("YouTube, Android app").closest("tr");
  expect(shared?.textContent).toContain("store and platform");
  expect(shared?.textContent).toContain("any sum");
});

test("another sum is asked for by keyboard; what is no sum is said and asks nothing", async () => {
  const fake = await appAt("#/goes");
  const box = await screen.findByRole<HTMLInputElement>("textbox", { name: "Spend, in USD" });
  await fireEvent.input(box, { target: { value: "ten" } });
  expect(screen.getByText("Type a sum above zero, such as 10.00.")).toBeTruthy();
  await fireEvent.input(box, { target: { value: "1,000.50" } });
  await waitFor(() => expect(asked(fake, "goes")).toEqual([{ spend: "10.00" }, { spend: "1000.50" }]));
});

test("without a price nothing is claimed", async () => {
  await appAt("#/goes", { goes: () => ({ ...goes, rows: [] }) });
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toContain("No price is known");
  await clean();
});

test.each([
  ["10", "10"],
  ["1,000.50", "1000.50"],
  ["0", null],
  ["-3", null],
  ["1.234", null],
  ["1,00", null],
])("%s is read as %s", (typed, read) => expect(amountTyped(typed)).toBe(read));
