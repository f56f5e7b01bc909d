import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { begins, MOST } from "../src/screens/safety/begins";
import { appAt, asked } from "./app";
import { clean } from "./axe";

const box = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Address, name or offer text" });

test("an empty place says what belongs there and asks nothing", async () => {
  const fake = await appAt("#/safety");
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Is this seller what it says?");
  expect(asked(fake, "safety_check")).toEqual([]);
  await clean();
});

test("a lookalike is announced, its parts are set apart, and the one button leads to the real place", async () => {
  const fake = await appAt("#/safety");
  await fireEvent.input(await box(), { target: { value: "https://www.t\u0456ktok.com.coin-deals.example/recharge" } });
  await screen.findByText("It reads as TikTok in other letters.");
  const told = screen.getAllByRole("status").map(({ textContent }) => textContent);
  expect(told.join()).toContain("Lookalike. It uses a platform’s name and is not that platform.");
  expect(told.join()).toContain("The address belongs to coin-deals.example.");
  expect(screen.getByText("reads as i")).toBeTruthy();
  expect(screen.getByRole("img", { name: "hidden character U+202E" })).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/\bsafe\b/i);
  expect(document.body.textContent).not.toContain("\u202e");
  await clean();
  screen.getByRole("button", { name: "Open www.tiktok.com/coin" }).click();
  await waitFor(() => expect(asked(fake, "recharge_open")).toEqual([{ of: "tiktok" }]));
});

test("the text of an offer is told by its signs", async () => {
  await appAt("#/safety");
  await fireEvent.input(await box(), { target: { value: "5,000 coins, pay by gift card" } });
  expect(await screen.findByText("Paid with a gift card.")).toBeTruthy();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Danger.");
});

test("of a huge paste only the beginning is asked, cut between letters", () => {
  const cut = begins("й".repeat(50_000));
  expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(MOST);
  expect(cut).toBe("й".repeat(MOST / 2));
  expect(begins("\0a\u202eb")).toBe("\0a\u202eb");
});
