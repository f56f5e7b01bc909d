import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { app, home } from "./answers";
import { appAt } from "./app";
import { clean } from "./axe";
import { noLimits } from "./limits";
import type { Overrides } from "./fake";

const supporter: Overrides = { app_state: () => app({ role: "supporter" }) };
const finding = async (): Promise<string> =>
  (await screen.findByRole("heading", { level: 1 })).textContent.replaceAll(/\s+/g, " ").trim();
const address = (name: string | RegExp): string | null => screen.getByRole("link", { name }).getAttribute("href");

test("a supporter's Home sets what was spent against the limit, and each line opens its screen", async () => {
  await appAt("#/home", supporter);
  expect(await finding()).toBe(
    "You spent $63.67 in November. $34.11 is left before the nearest of your limits, the one for 7 days.",
  );
  expect(screen.getByText(/after refunds; limits count what was paid/)).toBeTruthy();
  expect(screen.getByText("of $100.00")).toBeTruthy();
  expect(screen.getByRole("heading", { name: /November is heading for \$68.00 to \$98.00/ })).toBeTruthy();
  expect(address(/^A Galaxy for leo.draws/)).toBe("#/recharge/plans");
  expect(address(/^One purchase was paid, but no coins were seen/)).toBe("#/wallet/purchases");
  expect(address(/TikTok showed 1,188 coins; the book has 1,214/)).toBe("#/wallet");
  expect(screen.queryByText("A Lion"), "a plan that was let go waits no more").toBeNull();
  await clean();
});

test("the coins in hand are those of every platform that has any, each with its name", async () => {
  await appAt("#/home", supporter);
  await finding();
  const inHand = screen.getByText("Coins in hand").parentElement;
  const lines = [...(inHand?.querySelectorAll("dd .u") ?? [])].map((line) => line.textContent.trim());
  expect(lines).toEqual(["$13.75", "40 bits, Twitch"]);
  screen.getByRole("button", { name: "40" }).click();
  await waitFor(() => expect(location.hash).toBe("#/wallet"));
});

test.each([
  ["$34.11", "#/limits"],
  ["1,214", "#/wallet"],
])("%s leads to %s", async (figure, place) => {
  await appAt("#/home", supporter);
  (await screen.findByRole("button", { name: figure })).click();
  await waitFor(() => expect(location.hash).toBe(place));
});

test("without a limit that is said, and where one is set; under six purchases nothing is foretold", async () => {
  await appAt("#/home", { ...supporter, limits: noLimits });
  await waitFor(async () => expect(await finding()).toBe("You sent 4,980 coins in November."));
  expect(screen.getByText(/There is no limit in this book yet; one is set in/)).toBeTruthy();
  expect(screen.getByRole("heading", { name: /Where November is heading: not enough yet/ })).toBeTruthy();
});

test("a month in which nothing happened says so", async () => {
  const nothing = { ...home.supporter, spent: [], boughtUnits: [], sentUnits: [], recharges: 0, creators: [] };
  const quiet: Overrides = {
    ...supporter,
    limits: () => ({ ...noLimits(), heading: { ...noLimits().heading, purchases: 0 } }),
    home: () => ({ ...home, creator: null, supporter: nothing }),
    plans: () => [],
  };
  await appAt("#/home", quiet);
  expect(await finding()).toBe("Nothing was bought or sent in November.");
  expect(screen.queryByText("Plans that wait")).toBeNull();
  expect(screen.queryByText(/is heading/)).toBeNull();
  await clean();
});

test("until the month has something a supporter is told of the one before, and what is left now", async () => {
  const december: Overrides = {
    ...supporter,
    limits: () => ({ ...noLimits(), heading: { ...noLimits().heading, purchases: 0 } }),
    home: () => ({ ...home, month: "2026-12", creator: null }),
  };
  await appAt("#/home", december);
  expect(await finding()).toBe("Nothing was bought or sent in December yet. You spent $63.67 in November.");
  expect(screen.getByText("Spent in November")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Recharges in November" })).toBeTruthy();
  screen.getAllByRole("button", { name: "4,980" })[0]?.click();
  await waitFor(() => expect(location.hash).toMatch(/2026-11-01.*2026-11-30/));
});

test("until the month has something a creator is told of the one before, against the one before that", async () => {
  const creator: Overrides = { app_state: () => app({ role: "creator" }) };
  await appAt("#/home", { ...creator, home: () => ({ ...home, month: "2026-12" }) });
  expect(await finding()).toBe("December has brought no gifts yet. November brought 41,260 diamonds in 9 LIVEs.");
  expect(
    screen.getByText(/10.% against the month before that; 9 LIVEs are too few to call it a change\./),
  ).toBeTruthy();
  expect(screen.getByText("LIVEs in November")).toBeTruthy();
  await clean();
});
