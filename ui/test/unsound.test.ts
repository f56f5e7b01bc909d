import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { AppState } from "$ipc";
import { app, noBook } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";

type Unsound = NonNullable<AppState["unsound"]>;
const altered: Unsound = {
  name: "My book",
  path: "/home/nora/Documents/My book.book",
  damage: "altered",
  lastBackup: "1795348800000",
};
const asking =
  (over: Partial<Unsound> = {}) =>
  (): AppState => ({ ...noBook, unsound: { ...altered, ...over } });

const choices = (): string[] =>
  within(screen.getByRole("list", { name: "What to do with it" }))
    .getAllByRole("button")
    .map(({ textContent }) => textContent.trim());
const press = (name: string): void => screen.getByRole("button", { name }).click();

describe("a book that is not what it was", () => {
  it("is asked about in plain words, and nothing is done before", async () => {
    const fake = await appAt("", { app_state: asking() });
    await screen.findByRole("heading", { name: "My book was changed while Giftbook was closed" });
    expect(screen.getByText(altered.path)).toBeTruthy();
    expect(choices()).toEqual([
      "Open it as it is",
      "Put the last backup back",
      "Set it aside and begin anew",
      "Choose another book",
      "Not now",
    ]);
    for (const command of ["accept", "restore", "set_aside", "leave"] as const)
      expect(asked(fake, `unsound_${command}`)).toEqual([]);
    await clean();
  });

  it("has the focus, which goes on to its choices and is not lost when one is refused", async () => {
    await appAt("", { app_state: asking(), unsound_restore: () => refuse("no_backup") });
    const title = await screen.findByRole("heading", { name: /was changed/ });
    await waitFor(() => expect(document.activeElement).toBe(title));
    const stops = [...document.querySelectorAll<HTMLElement>("h1 ~ * button, h1 ~ * a")];
    expect(stops[0]?.textContent.trim()).toBe("Open it as it is");
    const restore = screen.getByRole("button", { name: "Put the last backup back" });
    restore.focus();
    restore.click();
    await screen.findByText(/None of the backups beside this book can be used/);
    expect(document.activeElement).toBe(restore);
  });

  it("asks anew where another question follows", async () => {
    await appAt("", { app_state: asking(), unsound_accept: asking({ damage: "pages" }) });
    await screen.findByRole("heading", { name: /was changed/ });
    press("Open it as it is");
    const title = await screen.findByRole("heading", { name: "My book is damaged" });
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(choices()).not.toContain("Open it as it is");
    await clean();
  });

  it("opens as it is", async () => {
    const fake = await appAt("", { app_state: asking({ damage: "newestMissing" }) });
    await screen.findByRole("heading", { name: "The newest changes of My book are missing" });
    press("Open it as it is");
    await screen.findByRole("navigation", { name: "Places" });
    expect(asked(fake, "unsound_accept")).toHaveLength(1);
  });

  it("with broken pages is not opened, but its last backup is", async () => {
    await appAt("", { app_state: asking({ damage: "pages" }) });
    await screen.findByRole("heading", { name: "My book is damaged" });
    expect(choices()).not.toContain("Open it as it is");
    press("Put the last backup back");
    await screen.findByText(/The backup is back/);
  });

  it("without a backup says so", async () => {
    await appAt("", { app_state: asking({ lastBackup: null }) });
    await screen.findByText("There is no backup beside this book.");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Put the last backup back" }).disabled).toBe(true);
  });

  it("stays a question when a choice is refused", async () => {
    await appAt("", { app_state: asking(), unsound_restore: () => refuse("no_backup") });
    await screen.findByRole("heading", { name: /was changed/ });
    press("Put the last backup back");
    await screen.findByText(/None of the backups beside this book can be used/);
    expect(screen.getByRole("heading", { name: /was changed/ })).toBeTruthy();
  });

  it("set aside leads to the first run, which says where it lies", async () => {
    const where = "/home/nora/Documents/My book.book.damaged-2026-11-23";
    await appAt("", {
      app_state: asking(),
      unsound_set_aside: () => ({ ...noBook, trouble: { code: "book_set_aside", params: { path: where } } }),
    });
    await screen.findByRole("heading", { name: /was changed/ });
    press("Set it aside and begin anew");
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(where));
  });

  it("leads back to the book that is open", async () => {
    await appAt("", { app_state: () => ({ ...app(), unsound: altered }), unsound_leave: () => app() });
    await screen.findByRole("heading", { name: /was changed/ });
    expect(screen.queryByRole("navigation", { name: "Places" })).toBeNull();
    press("Not now");
    await screen.findByRole("navigation", { name: "Places" });
  });
});
