import { screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import type { Progress } from "$ipc";
import { imports } from "../src/screens/sources/imports.svelte";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
import { batch, report } from "./sources";

// The files outlive the screen, so they would outlive a test.
afterEach(() => imports.close());

const only = (...files: number[]) => ({ ...batch, files: batch.files.filter(({ index }) => files.includes(index)) });
const drawer = (): Promise<HTMLElement> => screen.findByRole("region", { name: "Import preview" });
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

describe("Sources", () => {
  it("takes a dropped file from preview to report, and changes nothing before Import", async () => {
    const fake = await appAt("#/home");
    fake.emit("files-dropped", only(0));
    const shown = await drawer();
    await within(shown).findByText("Money Gun");
    expect(location.hash).toBe("#/sources");
    expect(within(shown).getByText("already in the book")).toBeTruthy();
    expect(within(shown).getByText("Neither id nor name of the gift is there")).toBeTruthy();
    expect(asked(fake, "import_run")).toEqual([]);
    await clean();
    button("Import").click();
    await screen.findByRole("region", { name: "Import report" });
    expect(asked(fake, "import_run")[0]).toMatchObject({ batch: "b1", file: 0, answers: {} });
    expect(screen.getByText("803 new rows are in the book.")).toBeTruthy();
    button("803").click();
    expect(location.hash).toBe("#/transactions?source=4");
    await clean();
  });

  it("asks what the format leaves open, once, and never guesses", async () => {
    const fake = await appAt("#/sources");
    fake.emit("files-dropped", { ...only(1), id: "b2" });
    const shown = await drawer();
    await clean();
    expect(button("Import when read")).toHaveProperty("disabled", true);
    within(shown).getByRole("radio", { name: /^EUR/ }).click();
    expect(asked(fake, "import_preview")).toEqual([]);
    within(shown).getByRole("radio", { name: "Coins the gift cost" }).click();
    await waitFor(() =>
      expect(asked(fake, "import_preview")[0]).toMatchObject({
        answers: { currency: "EUR", gift_amount_unit: "coins" },
      }),
    );
    await waitFor(() => expect(button("Import")).toHaveProperty("disabled", false));
    fake.emit("files-dropped", { ...only(1), id: "b3" });
    await waitFor(() =>
      expect(asked(fake, "import_preview").at(-1)).toMatchObject({ batch: "b3", answers: { currency: "EUR" } }),
    );
  });

  it("knows a file of payout programmes among others and takes it in whole", async () => {
    const fake = await appAt("#/home");
    const own = {
      ...only(0).files[0],
      name: "agency.toml",
      format: "programmes",
      programmes: [
        {
          id: "agency",
          platform: "tiktok",
          region: "",
          from: "2026-11-01",
          source: "my contract",
          seenOn: "2026-11-01",
          trust: "own",
          own: true,
        },
      ],
    };
    fake.emit("files-dropped", { id: "b9", files: [own] });
    const shown = await drawer();
    expect(within(shown).getByText("Payout programmes of your own; recognised by its shape")).toBeTruthy();
    expect(within(shown).getByText("agency").closest("tr")?.textContent).toMatch(/my contract.*TikTok.*1 Nov/);
    expect(asked(fake, "import_preview")).toEqual([]);
    await clean();
    button("Take it in").click();
    await screen.findByText("The programmes of agency.toml can be chosen under Payouts.");
    expect(asked(fake, "programmes_take")).toEqual([{ batch: "b9", file: 0 }]);
    expect(screen.queryByRole("region", { name: "Import preview" })).toBeNull();
  });

  it("says what it cannot read, and puts the files away", async () => {
    const fake = await appAt("#/sources");
    fake.emit("files-dropped", { ...only(2), id: "b4" });
    const shown = await drawer();
    expect(within(shown).getByRole("alert").textContent).toContain("does not know the shape of this file");
    within(shown).getAllByRole("button", { name: "Close" })[0]?.click();
    await waitFor(() => expect(asked(fake, "import_discard")).toContainEqual({ batch: "b4" }));
  });

  it("shows how far it is, and stops when asked", async () => {
    let stop: (() => void) | undefined;
    const fake = await appAt("#/sources", {
      import_preview: ({ progress }) => {
        const now: Progress = {
          rows: 28416,
          bytes: "14549000",
          totalBytes: "21454336",
          unreadable: 2,
          ignored: 27400,
        };
        (progress as { onmessage: (p: Progress) => void }).onmessage(now);
        return new Promise((_, reject) => (stop = () => void refuse("cancelled").catch(reject)));
      },
      import_cancel: () => {
        stop?.();
        return null;
      },
    });
    fake.emit("files-dropped", { ...only(0), id: "b5" });
    await screen.findByText(/28,416 rows read, 15 MB of 21 MB/);
    await clean();
    button("Cancel").click();
    await screen.findByText("Stopped. Nothing was changed.");
    expect(asked(fake, "import_cancel")).toHaveLength(1);
  });

  it("takes all files in, up to one that asks something", async () => {
    const fake = await appAt("#/sources");
    const two = [0, 1].map((index) => ({ ...only(0).files[0], index }));
    fake.emit("files-dropped", { id: "b6", files: two });
    await waitFor(() => expect(button("Import all 2 files")).toHaveProperty("disabled", false));
    button("Import all 2 files").click();
    await waitFor(() => expect(asked(fake, "import_run")).toHaveLength(2));
    await waitFor(() => expect(button("Done")).toBeTruthy());
  });

  it("opens an import and takes it back after naming it, with Undo", async () => {
    const fake = await appAt("#/sources/4");
    const shown = await screen.findByRole("region", { name: "Import report" });
    await within(shown).findByText("not in this export");
    expect(within(shown).getByText("empty")).toBeTruthy();
    within(shown).getByRole("button", { name: "Take this import back…" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Take “tiktok-export-nov.zip” back?" });
    await clean();
    within(dialog).getByRole("button", { name: "Take it back" }).click();
    await screen.findByText("“tiktok-export-nov.zip” was taken back");
    expect(asked(fake, "source_revert")).toEqual([{ id: "4" }]);
    button("Undo").click();
    await waitFor(() => expect(asked(fake, "undo")).toHaveLength(1));
  });

  it("keeps hostile names what they are", async () => {
    const name = `"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}\${7*7}‮.json`;
    await appAt("#/sources", {
      sources_list: () => [
        {
          id: "4",
          name,
          format: name,
          importedAt: "0",
          rows: 1,
          new: 1,
          known: 0,
          unreadable: 0,
          ignored: 0,
          bytes: "1",
          originalKept: true,
        },
      ],
      source_open: () => ({
        ...report,
        problems: [{ row: 1, offset: "0", code: name, params: { detail: name }, raw: name }],
        sections: [{ name, state: "rows", rows: 1 }],
        unknownKeys: [{ what: name, count: 1 }],
      }),
    });
    location.hash = "#/sources/4";
    await screen.findByRole("region", { name: "Import report" });
    await waitFor(() => expect(document.querySelector(".raw")?.textContent).toBe(name));
    expect(document.querySelectorAll("#app img, main img, main script")).toHaveLength(0);
    expect(screen.getAllByText(name).length).toBeGreaterThan(3);
  });
});
