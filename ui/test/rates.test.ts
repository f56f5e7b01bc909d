import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
import { fx, list, methods, offers } from "./rates";
// Fetched beforehand: a busy machine may need longer for it than a test waits.
import "../src/screens/recharge/Prices.svelte";
import "../src/screens/recharge/Recharge.svelte";

const PRICES = "#/recharge/prices";
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
async function type(label: string, value: string): Promise<void> {
  const dialog = await screen.findByRole("dialog");
  await fireEvent.input(within(dialog).getByLabelText(label), { target: { value } });
}

describe("Prices", () => {
  it("says first what the rate book holds, and shows each price with its day, source and trust", async () => {
    await appAt(PRICES);
    await screen.findByText(/7 prices are in the rate book/);
    expect(document.querySelector("h1")?.textContent).toContain("2 of them are your own");
    const row = screen.getByText("A published guide").closest("tr");
    expect(row?.textContent).toMatch(/500.*6\.49.*0\.01298.*unverified/);
    expect(screen.getByText(/Source: ECB/)).toBeTruthy();
    await clean();
  });

  it("narrows to a platform by keyboard, and says when nothing fits", async () => {
    await appAt(PRICES);
    await screen.findByText("A published guide");
    button(/^Platform/).click();
    (await screen.findByRole("checkbox", { name: "Twitch" })).click();
    await waitFor(() => expect(screen.queryByText("A published guide")).toBeNull());
    expect(screen.getByText("Several lists, unchanged 2017–2026")).toBeTruthy();
    button(/^Channel/).click();
    (await screen.findByRole("checkbox", { name: "iPhone app" })).click();
    await screen.findByText("No price fits this filter.");
  });

  it("writes down a price, and says what is wrong with it where it stands", async () => {
    const fake = await appAt(PRICES, {
      offer_add: ({ offer }) =>
        (offer as { units: string }).units === "0"
          ? refuse("invalid", { detail: "units_not_positive" })
          : { id: "own:2", outlier: { offer: "own:2", times: "10.2", compared: 31 } },
    });
    await screen.findByText("A published guide");
    button("Add a price").click();
    await screen.findByText("A price you saw");
    await type("How many", "0");
    await type("Price of the bundle", "6.49");
    await clean();
    button("Write it down").click();
    await screen.findByText("A price is for one unit or more.");
    await type("How many", "500");
    button("Write it down").click();
    await screen.findByText(/10.2 times the usual price of one, compared with 31 others/);
    expect(asked(fake, "offer_add").at(-1)).toMatchObject({
      offer: { platform: "tiktok", units: "500", price: "6.49", currency: "USD", anyAmount: false },
    });
  });

  it("corrects and leaves out an offer, but never what was really paid", async () => {
    const fake = await appAt(PRICES);
    await screen.findByText("A published guide");
    expect(screen.queryByRole("button", { name: /Correct 350 coins/ })).toBeNull();
    button("Correct 500 coins, TikTok, iPhone app, US").click();
    await type("Price of the bundle", "6.99");
    button("Write it down").click();
    await waitFor(() =>
      expect(asked(fake, "offer_correct")[0]).toMatchObject({ id: "tiktok-us-ios-500", offer: { price: "6.99" } }),
    );
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    button("70 coins, TikTok, iPhone app, US no longer holds").click();
    await screen.findByText("Does this price hold no longer?");
    await clean();
    button("Leave it out").click();
    await waitFor(() => expect(asked(fake, "offer_withdraw")[0]).toMatchObject({ id: "tiktok-us-ios-70" }));
  });

  it("tells every row of a list that could not be taken in", async () => {
    await appAt(PRICES);
    (await screen.findByRole("button", { name: "Take in a list…" })).click();
    await screen.findByText("prices.csv: 3 rows, 1 new, 1 known, 1 unreadable.");
    expect(screen.getByText("A word that is not known")).toBeTruthy();
  });

  it("says quietly what of a list is worth a second look, and why", async () => {
    const [own] = offers;
    if (!own) throw new Error("no offer");
    const official = { amount: "1.29", currency: "USD" };
    const none = { host: null, verdict: null, percent: null, official: null, units: null };
    const doubts = [
      { ...none, code: "reseller" },
      { ...none, code: "seller", host: "tiktok-coins.example", verdict: "lookalike" },
      { ...none, code: "price", percent: 12, official, units: "100" },
    ];
    await appAt(PRICES, { offers_import: () => ({ ...list, doubts: [{ offer: own, doubts }], doubtsMore: 1 }) });
    (await screen.findByRole("button", { name: "Take in a list…" })).click();
    const part = await screen.findByRole("region", { name: "Worth a second look" });
    expect(part.textContent).toMatch(/100 coins, TikTok, Web.*\$1\.10/);
    expect(part.textContent).toMatch(
      /other than the platform.*tiktok-coins\.example.*12.% of the lowest official price/s,
    );
    expect(part.textContent).toContain("And one more.");
    expect(screen.getByText(/2 of them are worth a second look\./)).toBeTruthy();
    await clean();
  });

  it("asks the host only after it was told who is asked and what for", async () => {
    const fake = await appAt(PRICES);
    (await screen.findByRole("button", { name: "Ask for newer rates" })).click();
    await screen.findByText(/would ask www\.ecb\.europa\.eu for the file eurofxref-hist-90d\.xml/);
    expect(asked(fake, "fx_fetch")).toEqual([]);
    await clean();
    button("Allow and ask").click();
    await screen.findByText(/29 new rates, 0 held back/);
    expect(asked(fake, "fx_allow")).toEqual([{ allow: true }]);
  });

  it("stops a fetch that takes long, and says what went wrong with one", async () => {
    const fake = await appAt(PRICES, {
      fx_show: () => ({ ...fx, mayFetch: true }),
      fx_fetch: () => refuse("unreachable"),
    });
    (await screen.findByRole("button", { name: "Ask for newer rates" })).click();
    await screen.findByText("The host could not be reached. Nothing was changed.");
    expect(asked(fake, "fx_allow")).toEqual([]);
  });

  it("shows a rate that was held back beside the one before, and takes it on the person's word", async () => {
    const fake = await appAt(PRICES);
    await screen.findByText("1 rate jumps too far to be taken without your word");
    button(/Take TRY of/).click();
    await waitFor(() =>
      expect(asked(fake, "fx_accept")[0]).toEqual({ rates: [{ batch: "1", day: "2026-11-20", currency: "TRY" }] }),
    );
  });

  it("says beside a card's written cost what it really took", async () => {
    const learnt = { method: "Blue card", percent: "2.3", purchases: 4 };
    await appAt(PRICES, { methods_list: () => [{ ...methods[0], learnt }, methods[1]] });
    const card = (await screen.findByText("Blue card")).closest("tr");
    expect(card?.textContent).toMatch(/\+2\.3.% in 4 purchases/);
    expect(screen.getByText("Apple account").closest("tr")?.textContent).not.toContain("purchase");
    await clean();
  });

  it("is clean when there is nothing but what came with the app", async () => {
    const fake = await appAt(PRICES, {
      offers_list: () => offers.filter(({ trust }) => trust !== "own"),
      fx_show: () => ({ ...fx, newest: null, rates: [], files: [], held: [] }),
      methods_list: () => [],
    });
    await screen.findByText(/None of them is your own yet/);
    await clean();
    button("Add a way of paying").click();
    await type("Name", "Blue card");
    await type("Foreign-transaction fee", "1.75");
    button("Write it down").click();
    await waitFor(() =>
      expect(asked(fake, "method_add")[0]).toMatchObject({ name: "Blue card", kind: "card", cost: { fee: "1.75" } }),
    );
  });
});
