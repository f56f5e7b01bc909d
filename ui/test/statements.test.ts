import { configure, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { imports } from "../src/screens/sources/imports.svelte";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { statementBatch, statementLook } from "./statements";

// The place loads when it is opened; a machine under load takes its time for that.
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
afterEach(() => imports.close());

function pick(label: string, value: string): void {
  const select = screen.getByLabelText<HTMLSelectElement>(label);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("A statement", () => {
  it("asks what its rows leave open, shows them as they would be read, and reads nothing before", async () => {
    const fake = await appAt("#/sources");
    fake.emit("files-dropped", statementBatch);
    const form = await screen.findByRole("region", { name: "What do the columns mean?" });
    await within(form).findByText(/Which are payments\?/);
    expect(within(form).getByRole("button", { name: "Read it so" })).toHaveProperty("disabled", true);
    expect(asked(fake, "import_preview")).toEqual([]);
    await clean();
    pick("Payments are", "purchases_negative");
    await within(form).findByText("1 payments, 0 refunds, 0 unreadable, 1 of no use");
    expect(within(form).getByText("payment")).toBeTruthy();
    const name = within(form).getByLabelText<HTMLInputElement>("Save as");
    name.value = "My card";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    within(form).getByRole("button", { name: "Read it so" }).click();
    await waitFor(() => expect(asked(fake, "import_preview")).toHaveLength(1));
    const saved = asked(fake, "profile_save")[0] as { name: string; columns: string[] };
    expect([saved.name, saved.columns]).toEqual(["My card", statementLook({}).columns]);
    const { answers } = asked(fake, "import_preview")[0] as { answers: Record<string, string> };
    expect(JSON.parse(answers["profile"] ?? "{}")).toMatchObject({ sign: "purchases_negative", date: "Buchungstag" });
    await clean();
  });

  it("is read at once with the profile saved for its columns", async () => {
    const used = {
      ...statementLook({}),
      used: "My card",
      open: [],
      profile: { ...statementLook({}).profile, sign: "purchases_negative" },
    };
    const fake = await appAt("#/sources", { statement_look: () => used });
    fake.emit("files-dropped", statementBatch);
    await screen.findByText(/Read with the profile “My card”/);
    await waitFor(() => expect(asked(fake, "import_preview")).toHaveLength(1));
    expect(asked(fake, "profile_save")).toEqual([]);
  });

  it("forgets a saved profile when it is told to", async () => {
    const used = { ...statementLook({}), used: "My card", saved: ["My card"] };
    const fake = await appAt("#/sources", { statement_look: () => used });
    fake.emit("files-dropped", statementBatch);
    (await screen.findByRole("button", { name: "Forget the profile “My card”" })).click();
    await waitFor(() => expect(asked(fake, "profile_remove")).toEqual([{ name: "My card" }]));
    await screen.findByText("The profile “My card” is forgotten");
    await clean();
  });
});
