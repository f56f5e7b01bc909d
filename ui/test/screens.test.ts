import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { app, home, noBook } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";

const SCREENS: [name: string, address: string, view: string][] = [
  ["Home of a creator", "#/home", "creator"],
  ["Home of a supporter", "#/home", "supporter"],
  ["Sources", "#/sources", "creator"],
  ["an opened import", "#/sources/4", "creator"],
  ["Settings", "#/settings", "creator"],
];

/** The view is kept over tests in the page's state; the switch sets it. */
async function lookAs(view: string): Promise<void> {
  const rail = screen.getByRole("navigation", { name: "Places" });
  within(rail)
    .getByRole("radio", { name: view === "creator" ? "Creator" : "Supporter" })
    .click();
  await waitFor(() => expect(document.querySelector("h1")).not.toBeNull());
}

describe("every screen breaks no rule of axe", () => {
  for (const theme of ["light", "dark"] as const) {
    it.each(SCREENS)(`%s, ${theme}`, async (_, address, view) => {
      await appAt(address, { app_state: () => app({ theme }) });
      await lookAs(view);
      expect(document.documentElement.dataset["theme"]).toBe(theme);
      await clean();
    });

    it(`the first run, ${theme}`, async () => {
      await appAt("", { app_state: () => noBook });
      await clean();
      screen.getByRole("button", { name: "See how to get your own files" }).click();
      await screen.findByText("Choose all data, and the file format JSON.");
      await clean();
    });
  }
});

describe("Home", () => {
  it("says the finding first, and each figure opens its rows", async () => {
    await appAt("#/home");
    await lookAs("creator");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("November brought 41,260 diamonds in 9 LIVEs.");
    screen.getByRole("button", { name: "41,260" }).click();
    const rows = await screen.findByRole("link", { name: "Open the rows" });
    expect(rows.getAttribute("href")).toBe("#/transactions?kinds=gift_received&from=2026-11-01&to=2026-11-30");
    expect(
      screen
        .getByRole("link", { name: /Saturday’s LIVE: 898 diamonds fewer .* 16 minutes have no recording/ })
        .getAttribute("href"),
    ).toBe("#/lives/12");
  });

  it("says what is not known rather than a number", async () => {
    await appAt("#/home", { home: () => ({ ...home, creator: { ...home.creator, perHour: null } }) });
    await lookAs("creator");
    expect((await screen.findByText("not enough yet")).closest("button")).toBeNull();
  });

  it("of an empty book says how to fill it", async () => {
    const empty = app();
    await appAt("#/home", { app_state: () => ({ ...empty, book: { ...empty.book, rows: 0 } }) });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Nothing is in this book yet.");
    await clean();
  });

  it("tells a refusal and asks again", async () => {
    let fails = true;
    await appAt("#/settings", { home: () => (fails ? refuse("io") : home) });
    location.hash = "#/home";
    const problem = await screen.findByRole("alert");
    expect(problem.textContent).toContain("The file could not be read or written.");
    fails = false;
    within(problem).getByRole("button", { name: "Try again" }).click();
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});

describe("the rail", () => {
  it("shows the places of the role", async () => {
    const names = (): (string | null)[] =>
      within(screen.getByRole("navigation", { name: "Places" }))
        .getAllByRole("link")
        .map(({ textContent }) => textContent.trim());
    await appAt("#/home", { app_state: () => app({ role: "supporter" }) });
    expect(names()).toEqual(["Home", "Recharge", "Wallet", "Limits", "Transactions", "Safety", "Sources", "Settings"]);
    expect(screen.queryByRole("radiogroup", { name: "Role" })).toBeNull();
  });

  it("keeps both roles in a book for both", async () => {
    await appAt("#/home");
    await lookAs("creator");
    const rail = screen.getByRole("navigation", { name: "Places" });
    expect(
      within(rail)
        .getAllByRole("link")
        .map(({ textContent }) => textContent.trim()),
    ).toEqual([
      "Home",
      "Gifts",
      "Lives",
      "Payouts",
      "Recharge",
      "Wallet",
      "Limits",
      "Transactions",
      "Safety",
      "Sources",
      "Settings",
    ]);
    expect(within(rail).getByRole("link", { current: "page" }).textContent).toContain("Home");
  });
});

describe("keys", () => {
  const press = (key: string, more: KeyboardEventInit = {}): void =>
    void document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

  it("undo and redo through the shell, and say what was done", async () => {
    const fake = await appAt("#/home");
    press("z", { ctrlKey: true });
    await screen.findByText("Taken back: note of a row");
    press("Z", { ctrlKey: true, shiftKey: true });
    await screen.findByText("Done again: note of a row");
    expect([asked(fake, "undo").length, asked(fake, "redo").length]).toEqual([1, 1]);
  });

  it("go to a place, find anything, and tell themselves", async () => {
    const fake = await appAt("#/home");
    press("g");
    press("e");
    await waitFor(() => expect(location.hash).toBe("#/settings"));
    press("?");
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    await clean(sheet);
    within(sheet).getByRole("button", { name: "Close" }).click();
    press("k", { ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: "Find anything" });
    await clean();
    (field as HTMLInputElement).value = "leo";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await screen.findByRole("option", { name: /leo\.draws/ });
    expect(asked(fake, "people")).toEqual([{ text: "leo" }]);
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await waitFor(() => expect(location.hash).toBe("#/transactions?person=31"));
  });
});
