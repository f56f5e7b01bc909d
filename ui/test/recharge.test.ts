import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { wholeNumber } from "../src/screens/recharge/buying";
import { appAt, asked } from "./app";
import type { RechargeWant } from "$ipc";
import { clean } from "./axe";
import { best, twoGalaxies } from "./recharge";
// Fetched beforehand: a busy machine may need longer for it than a test waits.
import "../src/screens/recharge/Buying.svelte";
import "../src/screens/recharge/Recharge.svelte";

const nothingElse = { platform: "tiktok", held: null, region: null, channel: null };
const finding = () => document.querySelector("h1")?.textContent;

describe("Recharge", () => {
  it("says first what it costs where it is cheapest, and how much less that is", async () => {
    const fake = await appAt("#/recharge");
    await screen.findByText(/The same 1,000 coins/);
    expect(finding()).toBe("You pay $10.60 for 1,000 coins on the web, $4.64 less than in the iPhone app.");
    expect(asked(fake, "recharge_best")[0]).toEqual({
      want: { ...nothingElse, wanted: { of: "units", units: "1000" } },
    });
    expect(screen.getByText("0.6 % dearer each than 100")).toBeTruthy();
    expect(screen.getByText("dearer a coin than 100")).toBeTruthy();
    expect(screen.getByText("$10.60 on the web, $13.76 in the iPhone app")).toBeTruthy();
    expect(screen.getByText(/credit a creator with \$5\.00/)).toBeTruthy();
    await clean();
  });

  it("marks what was paid more than a year ago with its day", async () => {
    await appAt("#/recharge");
    const way = await screen.findByText("your price of 8 Nov 2024; nothing is compared with it");
    expect(way.closest("tr")?.textContent).toContain("19.40");
    const price = screen.getByText("more than a year ago; nothing is compared with it").closest("tr");
    expect(price?.textContent).toMatch(/8 Nov 2024.*own/);
    await clean();
  });

  it("opens a price to its parts, each on its own line", async () => {
    await appAt("#/recharge");
    const open = await screen.findByRole("button", { name: "What it is made of: 500 coins, iPhone app, US" });
    open.click();
    const words = (await screen.findByText("at the rate you set")).closest("dl")?.textContent;
    expect(words).toMatch(/Price.*6\.49.*Tax.*0\.39.*Exchange.*0\.00.*Card fee.*0\.00.*All in.*6\.88/);
    expect(open.getAttribute("aria-expanded")).toBe("true");
    await clean();
  });

  it("asks again for a number that was typed, and not for what is none", async () => {
    const fake = await appAt("#/recharge");
    const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });
    await screen.findByText(/The same 1,000 coins/);
    await type("How many you want", "2,500");
    await type("How many you have", "12");
    const asks = () => asked(fake, "recharge_best").map(({ want }) => want);
    await waitFor(() =>
      expect(asks().at(-1)).toEqual({ ...nothingElse, wanted: { of: "units", units: "2500" }, held: "12" }),
    );
    const before = asks().length;
    await type("How many you want", "many");
    await screen.findByText("A whole number, ten million at most");
    expect(asks()).toHaveLength(before);
    expect([wholeNumber("10000001"), wholeNumber("1.5"), wholeNumber("007")]).toEqual([null, null, "7"]);
  });

  it("shows limits before the way to buy, and opens the page by the platform's name only", async () => {
    const fake = await appAt("#/recharge");
    const part = (await screen.findByRole("heading", { name: "Before you buy" })).closest("section");
    if (!part) throw new Error("no part");
    const cannot = await within(part).findByText(/This app cannot stop a purchase/);
    const open = within(part).getByRole("button", { name: "Open TikTok’s own page" });
    expect(cannot.compareDocumentPosition(open) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    open.click();
    await waitFor(() => expect(asked(fake, "recharge_open")).toEqual([{ of: "tiktok" }]));
    const plan = within(part).getByRole("link", { name: "Let it wait" }).getAttribute("href");
    expect(plan).toBe("#/recharge/plans?platform=tiktok&units=1000&cost=10.60");
    const record = within(part).getByRole("link", { name: "Record it in Wallet › Purchases" });
    expect(record.getAttribute("href")).toBe("#/wallet/purchases?platform=tiktok&units=1000&channel=web");
  });

  it("remembers where one buys and what is added there", async () => {
    const fake = await appAt("#/recharge");
    (await screen.findByRole("button", { name: /^You buy in/ })).click();
    await fireEvent.input(await screen.findByLabelText("Tax added there"), { target: { value: "8.25" } });
    (await screen.findByRole("button", { name: "Remember" })).click();
    await waitFor(() => expect(asked(fake, "recharge_terms_set")).toEqual([{ region: "US", tax: "8.25" }]));
    await screen.findByRole("button", { name: "Undo" });
  });

  it("takes a gift by its name, with the keyboard, and says what it makes", async () => {
    const fake = await appAt("#/recharge", {
      recharge_best: ({ want }) => ((want as RechargeWant).wanted.of === "gift" ? twoGalaxies : best),
    });
    (await screen.findByRole("radio", { name: "A gift" })).click();
    const field = await screen.findByRole("combobox", { name: "Gift" });
    await fireEvent.focus(field);
    await fireEvent.input(field, { target: { value: "gal" } });
    await screen.findByRole("option", { name: /Go Galaxy/ });
    expect(asked(fake, "gifts_named").at(-1)).toEqual({ of: "tiktok", text: "gal" });
    await fireEvent.keyDown(field, { key: "ArrowDown" });
    await fireEvent.keyDown(field, { key: "ArrowUp" });
    await fireEvent.keyDown(field, { key: "Enter" });
    await screen.findByText(/2,000 coins, less 1,214 in hand/);
    await fireEvent.input(screen.getByLabelText("How many times"), { target: { value: "2" } });
    const wanted = { of: "gift", key: "id:11046", times: "2" };
    await waitFor(() => expect(asked(fake, "recharge_best").at(-1)).toEqual({ want: { ...nothingElse, wanted } }));
    expect(screen.queryByRole("listbox")).toBeNull();
    await clean();
  });

  it("remembers what is paid with, and compares elsewhere without remembering it", async () => {
    const fake = await appAt("#/recharge");
    (await screen.findByRole("button", { name: /^Paid with/ })).click();
    (await screen.findByRole("radio", { name: "Visa" })).click();
    await waitFor(() => expect(asked(fake, "recharge_method_set")).toEqual([{ method: "1" }]));
    await screen.findByRole("button", { name: "Undo" });
    (await screen.findByRole("button", { name: /^Compare/ })).click();
    (await screen.findByRole("radio", { name: "Everywhere" })).click();
    const wants = () => asked(fake, "recharge_best").map(({ want }) => want as RechargeWant);
    await waitFor(() => expect(wants().at(-1)?.region).toBe(""));
    expect(asked(fake, "recharge_terms_set")).toEqual([]);
  });

  it("is clean where no price is known, where nothing is missing, and where there is no page", async () => {
    const none = { cheapest: null, less: null, next: null, ways: [] };
    await appAt("#/recharge", { recharge_best: () => ({ ...best, ...none, offers: [], creator: null }) });
    await waitFor(() => expect(finding()).toBe("No price of TikTok is known here yet."));
    expect(screen.getByRole("link", { name: "Open the prices" })).toBeTruthy();
    await clean();
  });

  it("says that nothing has to be bought, and where it is in the app", async () => {
    const enough = { ...best, held: "2000", missing: "0", ways: [], page: null, platform: "youtube" };
    await appAt("#/recharge", { recharge_best: () => enough });
    await waitFor(() => expect(finding()).toBe("You have enough already: nothing has to be bought."));
    expect(screen.getByText(/YouTube sells Jewels in its app only/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /own page/ })).toBeNull();
    await clean();
  });
});
