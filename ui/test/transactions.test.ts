import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
import { detail, list, row } from "./tx";
import { at, filled, foot, key, lastQuery, opened, rows } from "./tx-page";

// The screen comes when it is asked for; the first of many tests should not wait for it.
beforeAll(() => import("../src/screens/transactions/Transactions.svelte").then(() => undefined));

describe("Transactions", () => {
  it("says first what was received, spent and paid out, and each figure opens its rows", async () => {
    await appAt("#/transactions?from=2026-10-01");
    expect(document.querySelector("h1")?.textContent).toBe(
      "Since 1 Oct: 57,020 diamonds received, $101.17 spent, $209.50 paid out.",
    );
    await fireEvent.click(screen.getByRole("button", { name: "$101.17" }));
    const rows = await screen.findByRole("link", { name: "Open the rows" });
    expect(rows.getAttribute("href")).toBe("#/transactions?kinds=recharge&from=2026-10-01");
    await clean();
  });

  it("tells at its foot how many rows, what they add up to, and what the chosen ones do", async () => {
    await appAt("#/transactions");
    await filled();
    expect(foot()).toContain("3,961 of 14,208 rows 57,020 diamonds received 8,930 coins sent");
    await fireEvent.click(at(0) as HTMLElement);
    await fireEvent.click(at(2) as HTMLElement, { shiftKey: true });
    await waitFor(() => expect(foot()).toContain("3 selected, 1,201 diamonds received"));
  });

  it("is a grid of as many rows as there are, of which only those in view are drawn", async () => {
    await appAt("#/transactions");
    await filled();
    const grid = screen.getByRole("grid", { name: "Transactions" });
    expect(grid.getAttribute("aria-rowcount")).toBe("3962");
    expect(rows().length).toBeLessThan(60);
    expect(
      rows()
        .map(({ tabIndex }) => tabIndex)
        .filter((index) => index === 0),
    ).toHaveLength(1);
    expect(at(0)?.getAttribute("aria-rowindex")).toBe("2");
    await clean();
  });

  it("is gone through by keys, to the last row and back", async () => {
    const fake = await appAt("#/transactions");
    await filled();
    at(0)?.focus();
    await key(at(0), "ArrowDown");
    await waitFor(() => expect(document.activeElement).toBe(at(1)));
    await key(at(1), "End");
    await waitFor(() => expect(document.activeElement).toBe(at(3960)));
    await waitFor(() => expect(at(3960)?.textContent).toContain(row(3960).what));
    expect(asked(fake, "tx_page").map(({ from }) => from)).toEqual([0, 3800]);
    await key(at(3960), "Home");
    await waitFor(() => expect(document.activeElement).toBe(at(0)));
  });

  it("chooses with Space, Shift and Ctrl A; all of them add up without being asked for", async () => {
    const fake = await appAt("#/transactions");
    await filled();
    at(0)?.focus();
    await key(at(0), " ");
    expect(at(0)?.getAttribute("aria-selected")).toBe("true");
    await key(at(0), "ArrowDown", { shiftKey: true });
    await waitFor(() => expect(foot()).toContain("2 selected"));
    await key(document.activeElement, "a", { ctrlKey: true });
    await waitFor(() => expect(foot()).toContain("3,961 selected, 57,020 diamonds received"));
    expect(asked(fake, "tx_page")).toHaveLength(1);
    await key(document.activeElement, "Escape");
    await waitFor(() => expect(foot()).not.toContain("selected"));
  });

  it("copies rows as a table in which no cell is a formula", async () => {
    const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: write } });
    await appAt("#/transactions", { tx_page: () => [{ ...row(0), what: "=1+1", note: "a\tb" }] });
    await waitFor(() => expect(at(0)?.textContent).toContain("=1+1"));
    at(0)?.focus();
    await key(at(0), "c", { ctrlKey: true });
    await screen.findByText("1 row copied");
    const [head, line] = (write.mock.calls[0]?.[0] ?? "").split("\n").map((one) => one.split("\t"));
    expect(line).toHaveLength(head?.length ?? 0);
    expect(line?.[2]).toBe("'=1+1");
    expect(line?.at(-1)).toBe("a b");
  });

  it("sorts by every column both ways", async () => {
    const fake = await appAt("#/transactions");
    await filled();
    for (const [name, sort] of [
      ["Kind", "kind"],
      ["What", "what"],
      ["Person", "person"],
      ["Units", "units"],
      ["Money", "money"],
      ["Time", "time"],
    ] as const) {
      const head = () => within(screen.getByRole("grid")).getByRole("button", { name: new RegExp(`^${name}`) });
      await fireEvent.click(head());
      await waitFor(() => expect(lastQuery(fake).sort).toBe(sort));
      const { descending } = lastQuery(fake);
      expect(head().closest("[role=columnheader]")?.getAttribute("aria-sort")).toBe(
        descending ? "descending" : "ascending",
      );
      await fireEvent.click(head());
      await waitFor(() => expect(lastQuery(fake).descending).toBe(!descending));
    }
  });
});

describe("a row of Transactions", () => {
  it("opens beside the others: what it is, where it stands, what happened to it", async () => {
    await appAt("#/transactions");
    const drawer = await opened();
    expect(drawer.textContent).toContain("Galaxy");
    expect(within(drawer).getByRole("link", { name: "Painting the harbour, part 3" }).getAttribute("href")).toBe(
      "#/lives/12",
    );
    expect(within(drawer).getByRole("region", { name: "Source text" }).textContent).toContain('"diamondCount":1000');
    expect(drawer.textContent).toContain("Category set to Battle");
    expect(foot()).toContain("57,020");
    await clean();
    await key(at(0), "ArrowDown");
    await screen.findByRole("heading", { name: /Rose/ });
    await key(document.activeElement, "Escape");
    await waitFor(() => expect(document.querySelector(".drawer")).toBeNull());
  });

  it("takes a note where it stands: Enter saves, Esc leaves it", async () => {
    const fake = await appAt("#/transactions");
    const drawer = await opened();
    await fireEvent.click(within(drawer).getByRole("button", { name: "Add a note" }));
    const input = within(drawer).getByRole("textbox", { name: "Note" });
    await fireEvent.input(input, { target: { value: "from the raffle" } });
    await key(input, "Escape");
    expect(asked(fake, "tx_note")).toEqual([]);
    expect(document.querySelector(".drawer")).not.toBeNull();
    await fireEvent.click(within(drawer).getByRole("button", { name: "Add a note" }));
    const again = within(drawer).getByRole("textbox", { name: "Note" });
    await fireEvent.input(again, { target: { value: "from the raffle" } });
    await key(again, "Enter");
    await screen.findByText("Note saved");
    expect(asked(fake, "tx_note")).toEqual([{ id: "900000", text: "from the raffle" }]);
    await fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked(fake, "undo")).toHaveLength(1));
  });

  it("says what makes it less than certain", async () => {
    await appAt("#/transactions", {
      tx_detail: ({ id }) => ({
        ...detail(String(id)),
        row: { ...row(0), approximate: true },
        unfinished: true,
        beganBeforeCapture: true,
      }),
      tx_selection_sums: () => [
        { word: "guests", kinds: ["gift_received"], unit: "diamond", currency: null, amount: "1000" },
      ],
    });
    const drawer = await opened();
    for (const words of [/guest of the LIVE/, /approximate/, /had begun before/, /never seen/])
      expect(drawer.textContent).toMatch(words);
  });
});

describe("the list behind Transactions", () => {
  it("is opened again when it was put away, or when the book changed, and keeps its place", async () => {
    let gone = true;
    const fake = await appAt("#/transactions", {
      tx_page: ({ from, n }) =>
        gone
          ? ((gone = false), refuse("list_gone"))
          : Array.from({ length: Number(n) }, (_, i) => row(Number(from) + i)),
    });
    await filled();
    expect(asked(fake, "tx_open")).toHaveLength(2);
    await key(at(0), "ArrowDown");
    fake.emit("stale", { tags: ["entries"] });
    await waitFor(() => expect(asked(fake, "tx_open").length).toBeGreaterThan(2));
    await waitFor(() => expect(asked(fake, "tx_page").length).toBeGreaterThan(2));
    expect(document.activeElement).toBe(at(1));
  });

  it("is opened again once when everything went stale at once", async () => {
    const fake = await appAt("#/transactions");
    await filled();
    const before = asked(fake, "tx_open").length;
    fake.emit("stale", { tags: ["entries", "lives", "people", "gifts", "sources", "settings", "history"] });
    await waitFor(() => expect(asked(fake, "tx_page").length).toBeGreaterThan(1));
    await new Promise((later) => setTimeout(later, 100));
    expect(asked(fake, "tx_open")).toHaveLength(before + 1);
    expect(asked(fake, "tx_page")).toHaveLength(2);
  });

  it("is saved as CSV, as it is shown", async () => {
    const fake = await appAt("#/transactions");
    await fireEvent.click(await screen.findByRole("button", { name: "Save as CSV" }));
    await screen.findByText(/3,961 rows saved as .*Nora’s book\.csv/);
    expect(asked(fake, "tx_export")).toEqual([{ list: "1" }]);
  });

  it("of an empty book says what will stand here", async () => {
    await appAt("#/transactions", { tx_open: () => list({ count: 0, total: 0, totals: [] }) });
    expect(document.querySelector("h1")?.textContent).toBe("No row is in this book yet.");
    await clean();
  });
});
