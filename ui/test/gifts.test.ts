import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { GiftsQuery } from "$ipc";
import { address, asked as askedOf, behind } from "../src/screens/gifts/query";
import { app } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { gifters, gifts, noGifts } from "./gifts";

const heading = (): string | null => screen.getByRole("heading", { level: 1 }).textContent;
const last = (fake: Awaited<ReturnType<typeof appAt>>, command: string): GiftsQuery | undefined =>
  asked(fake, command).at(-1)?.["query"] as GiftsQuery | undefined;

describe("the question of Gifts stands in the address", () => {
  const query: GiftsQuery = {
    period: { from: "2026-11-01", to: null },
    live: "12",
    gifter: "41",
    band: 100,
    rank: "perHour",
  };
  it("and comes back from it as it was", () => {
    const [, search = ""] = address("gifts", query).split("?");
    expect(askedOf(Object.fromEntries(new URLSearchParams(search)))).toEqual(query);
    expect(address("gifters", askedOf({}))).toBe("#/gifters");
  });
  it("and takes nothing unknown from it", () => {
    expect(askedOf({ rank: "loudness", band: "7" })).toMatchObject({ rank: "units", band: null });
  });
  it("opens the rows that it looks at", () => {
    expect(behind(query)).toMatchObject({ kinds: ["gift_received"], person: "41", live: "12", band: 100 });
    expect(behind(query, { gift: "5655" })).toEqual({
      kinds: ["gift_received"],
      person: "41",
      live: "12",
      from: "2026-11-01",
      to: null,
      gift: "5655",
    });
  });
});

describe("Gifts", () => {
  for (const theme of ["light", "dark"] as const)
    it(`says what carries most, and breaks no rule of axe, ${theme}`, async () => {
      await appAt("#/gifts", { app_state: () => app({ theme }) });
      expect(heading()?.replace(/\s/g, " ")).toBe(
        "Galaxy and Rose bring 57.2 % of your 114,094 diamonds, from 438 gifters in 26 LIVEs.",
      );
      await clean();
    });

  it("keeps rank and filters in the address, and asks by them", async () => {
    const fake = await appAt("#/gifts?live=12");
    expect(last(fake, "gifts")).toMatchObject({ live: "12", rank: "units" });
    screen.getByRole("radio", { name: "Per hour" }).click();
    await waitFor(() => expect(last(fake, "gifts")?.rank).toBe("perHour"));
    expect(location.hash).toBe("#/gifts?live=12&rank=perHour");
    await waitFor(() => expect(last(fake, "gifts_chart")).toMatchObject({ live: "12", rank: "perHour" }));
    await screen.findByRole("heading", { level: 2, name: /Galaxy brings most in a LIVE hour/ });
    expect(screen.getByRole("link", { name: "Gifters" }).getAttribute("href")).toBe("#/gifters?live=12&rank=perHour");
  });

  it("ranks by the head of a column too", async () => {
    const fake = await appAt("#/gifts");
    const head = screen.getByRole("columnheader", { name: "Pieces" });
    expect(head.getAttribute("aria-sort")).toBe("none");
    within(head).getByRole("button").click();
    await waitFor(() => expect(last(fake, "gifts")?.rank).toBe("pieces"));
    await waitFor(() =>
      expect(screen.getByRole("columnheader", { name: /Pieces/ }).getAttribute("aria-sort")).toBe("descending"),
    );
  });

  it("opens the rows behind a figure, narrowed as the view is", async () => {
    await appAt("#/gifts?from=2026-11-01");
    screen.getByRole("button", { name: "412" }).click();
    await waitFor(() => expect(location.hash).toContain("#/transactions?"));
    const opened = new URLSearchParams(location.hash.split("?")[1]);
    expect(Object.fromEntries(opened)).toEqual({ kinds: "gift_received", gift: "5655", from: "2026-11-01" });
  });

  it("opens them within the price band, too", async () => {
    await appAt("#/gifts?band=1000");
    screen.getByRole("button", { name: "114,094" }).click();
    const link = await screen.findByRole("link", { name: "Open the rows" });
    expect(link.getAttribute("href")).toBe("#/transactions?kinds=gift_received&band=1000");
  });

  it("says “not enough yet” instead of a rate without a range", async () => {
    await appAt("#/gifts");
    const row = screen.getByRole("row", { name: /Interstellar/ });
    expect(within(row).getByText("not enough yet")).toBeTruthy();
    expect(within(row).queryByText("163")).toBeNull();
  });

  it("calls no gift the best of an hour before its rate has a range", async () => {
    const rows = gifts.rows.slice(2, 3);
    await appAt("#/gifts?rank=perHour", { gifts: () => ({ ...gifts, rows }) });
    expect(screen.getByRole("heading", { level: 2, name: /Not enough yet to say/ })).toBeTruthy();
  });

  it("speaks of one gift, one gifter, one LIVE as one", async () => {
    const [first] = gifts.rows;
    await appAt("#/gifts", {
      gifts: () => ({
        ...gifts,
        top: gifts.top.slice(0, 1),
        topShare: "100.0",
        rows: [first],
        total: { ...gifts.total, gifters: 1, lives: 1 },
      }),
    });
    expect(heading()).toBe("Galaxy brings all of your 114,094 diamonds, from 1 gifter in 1 LIVE.");
    expect(screen.getByRole("heading", { level: 2, name: /One gift so far/ })).toBeTruthy();
  });

  it("says of two gifts alone that they bring all", async () => {
    await appAt("#/gifts", { gifts: () => ({ ...gifts, topShare: "100.0", rows: gifts.rows.slice(0, 2) }) });
    expect(heading()).toMatch(/^Galaxy and Rose bring all of your 114,094 diamonds, from/);
    expect(screen.getByRole("heading", { level: 2, name: /Two gifts carry all of it/ })).toBeTruthy();
  });

  it("says how to get files when there is nothing, and how to see more when filters hide all", async () => {
    const fake = await appAt("#/gifts", {
      gifts: ({ query }) => ((query as GiftsQuery).band === null ? gifts : noGifts),
    });
    location.hash = "#/gifts?band=1000";
    await screen.findByText("No gift fits these filters.");
    expect(last(fake, "gifts")?.band).toBe(1000);
    screen.getByRole("button", { name: "Show all gifts" }).click();
    await waitFor(() => expect(location.hash).toBe("#/gifts"));
  });

  it("of an empty book says how to fill it", async () => {
    await appAt("#/gifts", { gifts: () => noGifts });
    expect(heading()).toBe("No gift has been received in this book yet.");
    expect(screen.getByRole("link", { name: "Add files" }).getAttribute("href")).toBe("#/sources");
    await clean();
  });

  it("keeps hostile names what they are", async () => {
    const name = `<img src=x onerror=alert(1)>${String.fromCodePoint(0x202e)}{share}`;
    const rows = gifts.rows.map((row) => ({ ...row, gift: { ...row.gift, name } }));
    await appAt("#/gifts", { gifts: () => ({ ...gifts, rows, top: gifts.top.map((top) => ({ ...top, name })) }) });
    expect(document.querySelector("main img")).toBeNull();
    expect([...document.querySelectorAll("main bdi")].some(({ textContent }) => textContent === name)).toBe(true);
    expect(heading()?.startsWith(`${name} and ${name} bring`)).toBe(true);
  });
});

describe("Gifters", () => {
  for (const theme of ["light", "dark"] as const)
    it(`says who gives most, and breaks no rule of axe, ${theme}`, async () => {
      await appAt("#/gifters", { app_state: () => app({ theme }) });
      expect(heading()?.replace(/\s/g, " ")).toBe(
        "mira.k and Jonas W. give 45.9 % of your 114,094 diamonds; 438 gifters in 26 LIVEs.",
      );
      expect(screen.getByText("432 more gifters, who gave less")).toBeTruthy();
      expect(screen.getByText("no name in the file")).toBeTruthy();
      await clean();
    });

  it("narrows by a person found by name, and tells that name", async () => {
    const fake = await appAt("#/gifters");
    screen.getByRole("button", { name: /Gifters Everyone/ }).click();
    const dialog = await screen.findByRole("dialog", { name: "Gifters" });
    await fireEvent.input(within(dialog).getByRole("textbox"), { target: { value: "leo" } });
    (await within(dialog).findByRole("radio", { name: /leo\.draws/ })).click();
    await waitFor(() => expect(last(fake, "gifters")?.gifter).toBe("31"));
    expect(location.hash).toBe("#/gifters?gifter=31");
    location.hash = "#/gifters?gifter=42";
    await screen.findByRole("button", { name: /Gifters Jonas W\./ });
  });

  it("of one gifter speaks as of one", async () => {
    const [first] = gifters.rows;
    await appAt("#/gifters", {
      gifters: () => ({
        total: { ...gifters.total, gifters: 1, lives: 0 },
        rows: [first],
        more: 0,
        topShare: "100.0",
      }),
    });
    expect(heading()).toBe("mira.k gives all of your 114,094 diamonds; 1 gifter.");
  });
});
