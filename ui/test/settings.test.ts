import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { app, settings } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";

describe("Settings", () => {
  it("each choice takes hold at once and can be undone", async () => {
    const fake = await appAt("#/settings");
    within(screen.getByRole("radiogroup", { name: "Theme" }))
      .getByRole("radio", { name: "Dark" })
      .click();
    await screen.findByText("Setting changed");
    expect(asked(fake, "settings_set")).toEqual([{ settings: { ...settings, theme: "dark" } }]);
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    expect(localStorage.getItem("giftbook-theme")).toBe("dark");
    screen.getByRole("button", { name: "Undo" }).click();
    await waitFor(() => expect(asked(fake, "undo")).toHaveLength(1));
  });

  it("warns of a book that other machines may reach, and says what to do", async () => {
    const { book, ...rest } = app();
    const state = { ...rest, book: book && { ...book, shared: { synced: "Dropbox (Nora)" } } };
    await appAt("#/settings", { app_state: () => state });
    await screen.findByText(/lies in Dropbox \(Nora\), a folder that a service copies/);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("where other machines may reach it");
    expect(screen.getByText(/move the book and everything beside it that begins with its name/)).toBeTruthy();
    await clean();
  });

  it("refuses what is no currency and no size", async () => {
    const fake = await appAt("#/settings");
    await fireEvent.change(screen.getByRole("textbox", { name: "Home currency" }), { target: { value: "euro" } });
    await screen.findByText("Three letters, such as EUR");
    await clean();
    for (const wrong of ["-1", "1.5", "x", "100001", ""]) {
      await fireEvent.change(screen.getByRole("textbox", { name: "Keep originals up to" }), {
        target: { value: wrong },
      });
      await screen.findByText("A whole number of MB, up to 100,000");
    }
    expect(asked(fake, "settings_set")).toEqual([]);
    await fireEvent.change(screen.getByRole("textbox", { name: "Home currency" }), { target: { value: " eur " } });
    await waitFor(() =>
      expect(asked(fake, "settings_set")).toEqual([{ settings: { ...settings, homeCurrency: "EUR" } }]),
    );
  });

  it("shows the book beside the backup before one takes the place of the other", async () => {
    const fake = await appAt("#/settings");
    screen.getByRole("button", { name: "Put a backup back…" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Put this backup in the place of the book?" });
    expect(within(dialog).getByRole("row", { name: "Entries 14,208 13,002" })).toBeTruthy();
    await clean();
    within(dialog).getByRole("button", { name: "Put the backup back" }).click();
    await waitFor(() => expect(asked(fake, "restore_apply")).toEqual([{ token: "r1" }]));
  });

  it("throws a sample away only after asking", async () => {
    const sample = app();
    const fake = await appAt("#/settings", {
      app_state: () => ({ ...sample, book: { ...sample.book, sample: true } }),
    });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("all in it is invented");
    screen.getByRole("button", { name: "Throw the sample away…" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Throw this sample book away?" });
    expect(asked(fake, "sample_discard")).toEqual([]);
    within(dialog).getByRole("button", { name: "Throw away" }).click();
    await screen.findByRole("heading", { name: "A quiet book for the money of live gifts." });
    expect(asked(fake, "sample_discard")).toHaveLength(1);
  });
});
