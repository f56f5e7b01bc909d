import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { PurchasesAnswer } from "$ipc";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { told } from "./purchases";
import { offers } from "./rates";
import { best } from "./recharge";
import { checks, doubtful, noChecks } from "./safety";
import { report } from "./sources";
// Fetched beforehand: a busy machine may need longer for it than a test waits.
import "../src/screens/safety/Safety.svelte";
import "../src/screens/recharge/Recharge.svelte";
import "../src/screens/wallet/Wallet.svelte";
import "../src/screens/sources/Sources.svelte";

const finding = () => document.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim();
const field = () => screen.findByLabelText("Address, name or offer text");

describe("History of checks", () => {
  it("is off at first, says where it would lie, and is switched on there", async () => {
    const fake = await appAt("#/safety/checks", { checks: () => noChecks });
    await waitFor(() => expect(finding()).toBe("No check is remembered."));
    expect(screen.getByText(/It lies in your book and nowhere else/)).toBeTruthy();
    await clean();
    (await screen.findByRole("radio", { name: "On" })).click();
    await waitFor(() => expect(asked(fake, "checks_keep")).toEqual([{ keep: true }]));
    await screen.findByText("Checks are remembered from now on");
  });

  it("tells what was checked, when, what was said and why, and looks at it again", async () => {
    const fake = await appAt("#/safety/checks");
    await waitFor(() => expect(finding()).toBe("3 checks are remembered."));
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent.replace(/\s+/g, " "));
    expect(rows).toHaveLength(3);
    expect(rows[1]).toContain("Danger");
    await fireEvent.click(screen.getByRole("button", { name: /^Reasons: 5,000 coins/ }));
    await screen.findByText("It is paid with a gift card: nothing comes back.");
    expect(screen.getByText(/This was said then, by the lists of/)).toBeTruthy();
    await clean();
    const again = screen.getByRole("link", { name: /^Check again: www\.tiktok\.com\/coin/ });
    location.hash = again.getAttribute("href") ?? "";
    await waitFor(() => expect(asked(fake, "safety_look")).toEqual([{ text: "www.tiktok.com/coin" }]));
    expect(asked(fake, "safety_remember")).toEqual([]);
  });

  it("is cleared in one step, after a word on what that means", async () => {
    const fake = await appAt("#/safety/checks");
    (await screen.findByRole("button", { name: "Clear the history" })).click();
    await screen.findByText(/Backups made before still hold them/);
    expect(asked(fake, "checks_clear")).toEqual([]);
    screen.getAllByRole("button", { name: "Clear the history" }).at(-1)?.click();
    await waitFor(() => expect(asked(fake, "checks_clear")).toHaveLength(1));
    await screen.findByText("3 checks forgotten");
  });

  it("brings older ones on demand", async () => {
    const fake = await appAt("#/safety/checks", {
      checks: ({ before }) =>
        before === null ? { ...checks, count: 4 } : { ...checks, rows: [{ ...checks.rows[0], id: "0" }] },
    });
    (await screen.findByRole("button", { name: "Show older ones" })).click();
    await waitFor(() => expect(document.querySelectorAll("tbody tr")).toHaveLength(4));
    expect(asked(fake, "checks").at(-1)).toEqual({ before: "1" });
    expect(screen.queryByRole("button", { name: "Show older ones" })).toBeNull();
  });

  it("remembers what is asked for, not what is typed on the way", async () => {
    const fake = await appAt("#/safety");
    await fireEvent.input(await field(), { target: { value: "https://shop.example/" } });
    await waitFor(() => expect(asked(fake, "safety_look")).toHaveLength(1));
    expect(asked(fake, "safety_remember")).toEqual([]);
    await fireEvent.keyDown(await field(), { key: "Enter" });
    await waitFor(() => expect(asked(fake, "safety_remember")).toEqual([{ text: "https://shop.example/" }]));
  });

  it("has its switch in Settings too", async () => {
    const fake = await appAt("#/settings", { checks: () => noChecks });
    const group = await screen.findByRole("radiogroup", { name: "Remember checks" });
    group.querySelector<HTMLElement>("[role=radio]:last-child")?.click();
    await waitFor(() => expect(asked(fake, "checks_keep")).toEqual([{ keep: true }]));
  });
});

describe("A note on a host", () => {
  it("stands beside the verdict, is written by keyboard and says that it changes nothing", async () => {
    const fake = await appAt("#/safety", {
      safety_look: () => ({
        ...{ address: null, offer: null },
        address: { ...addressOf(), host: "www.shop.example", domain: "shop.example" },
        notes: asked(fake, "host_note").length > 0 ? [{ host: "shop.example", note: "told by a friend" }] : [],
        dated: "2026-11-23",
      }),
    });
    await fireEvent.input(await field(), { target: { value: "www.shop.example" } });
    const add = await screen.findByRole("button", { name: "Write a note on shop.example" });
    await fireEvent.click(add);
    const input = await screen.findByLabelText("Your note on shop.example");
    await fireEvent.input(input, { target: { value: "told by a friend" } });
    await fireEvent.keyDown(input, { key: "Enter" });
    await waitFor(() => expect(asked(fake, "host_note")).toEqual([{ host: "shop.example", note: "told by a friend" }]));
    fake.emit("stale", { tags: ["sellers"] });
    await screen.findByRole("button", { name: "Your note on shop.example: told by a friend" });
    expect(screen.getByText(/They never change it/)).toBeTruthy();
    expect(finding()).toMatch(/^Not official\./);
    await clean();
  });

  function addressOf() {
    return {
      verdict: "not_official",
      platform: null,
      host: "shop.example",
      domain: "shop.example",
      reasons: [{ code: "not_listed", params: {} }],
      shown: [],
      places: [],
    };
  }
});

describe("The same checker beside buying", () => {
  it("says of the page to be opened what it is", async () => {
    await appAt("#/recharge");
    await screen.findByText("TikTok sells here itself.");
  });

  it("marks an offer whose source is no place of the platform", async () => {
    const [first, ...rest] = best.offers;
    await appAt("#/recharge", {
      recharge_best: () => ({ ...best, offers: [{ ...first, seller: doubtful }, ...rest] }),
    });
    await screen.findByText("Lookalike");
    await clean();
  });

  it("looks at an address while an offer is written down, and at a reseller", async () => {
    const [first] = offers;
    const fake = await appAt("#/recharge/prices", { offers_list: () => [{ ...first, channel: "reseller" }] });
    (await screen.findByRole("button", { name: /^Correct/ })).click();
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText(/break its terms/);
    const source = dialog.querySelector<HTMLInputElement>(".wide input");
    if (!source) throw new Error("no field for the source");
    await fireEvent.input(source, { target: { value: "seen at tiktok-coins.example" } });
    await screen.findByText(/Never again/);
    expect(asked(fake, "seller_look").at(-1)).toEqual({ text: "seen at tiktok-coins.example" });
    await clean();
  });

  const doubts = [
    { code: "reseller", host: null, verdict: null, percent: null, official: null, units: null },
    {
      code: "price",
      host: null,
      verdict: null,
      percent: 13,
      official: { amount: "0.74", currency: "USD" },
      units: "70",
    },
  ];

  it("tells what speaks against a purchase in the list", async () => {
    const list = told.purchases() as PurchasesAnswer;
    await appAt("#/wallet/purchases", {
      purchases: () => ({ ...list, rows: [{ ...list.rows[0], doubts }, ...list.rows.slice(1)] }),
    });
    await screen.findByText(/Sold by somebody other than the platform/);
    await clean();
  });

  it("tells it where the purchase was imported", async () => {
    const doubted = { id: "7", at: "1795262400000", dayOnly: true, paid: null, unit: "coin", units: "7000", doubts };
    await appAt("#/sources/4", { source_open: () => ({ ...report, doubts: [doubted], doubtsMore: 0 }) });
    await screen.findByText("Worth a second look");
    await screen.findByText(/It cost 13 % of the lowest official price known of its day \(\$0\.74 for 70\)/);
  });
});
