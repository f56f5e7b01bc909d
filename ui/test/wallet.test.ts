import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { app } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import "../src/screens/wallet/Coins.svelte";
import { wallet } from "./wallet";

describe("Wallet", () => {
  for (const theme of ["light", "dark"] as const) {
    it(`breaks no rule of axe, ${theme}`, async () => {
      await appAt("#/wallet", { app_state: () => app({ theme }) });
      await screen.findByText("leo.draws");
      await clean();
    });
  }

  it("says the finding first, and each figure opens its rows", async () => {
    await appAt("#/wallet");
    const first = await screen.findByRole("heading", { level: 1 });
    expect(first.textContent).toBe("You hold 1,214 coins on TikTok, about $13.75 at what you paid.");
    within(first).getByRole("button", { name: "1,214" }).click();
    const rows = await screen.findByRole("link", { name: "Open the rows" });
    expect(rows.getAttribute("href")).toContain(
      "kinds=recharge%2Ccoins_bought%2Cbonus%2Cgift_sent%2Crefund%2Ccorrection",
    );
  });

  it("names the first day book and app disagree, and mends it by what is missing", async () => {
    const fake = await appAt("#/wallet");
    await screen.findByText(/Book and app disagree first on 20 Nov: the app shows 1,188, the book has 1,214/);
    expect(screen.getByText(/History incomplete from 2 Aug to 4 Aug/)).toBeTruthy();
    screen.getByRole("button", { name: "Correct by 26" }).click();
    await waitFor(() => expect(asked(fake, "wallet_enter")).toHaveLength(1));
    expect(asked(fake, "wallet_enter")[0]?.["form"]).toMatchObject({ units: "-26", on: "2026-11-20", bonus: false });
  });

  it("takes what the app shows by keyboard, and asks for a number where there is none", async () => {
    const fake = await appAt("#/wallet");
    const field = await screen.findByLabelText("Balance in the app");
    const save = screen.getByRole("button", { name: "Write down" });
    save.click();
    await screen.findByText("A whole number, please.");
    await fireEvent.input(field, { target: { value: "1,234" } });
    await fireEvent.submit(field.closest("form") as HTMLFormElement);
    await waitFor(() => expect(asked(fake, "wallet_assert")).toHaveLength(1));
    expect(asked(fake, "wallet_assert")[0]).toMatchObject({ of: "tiktok", units: "1234" });
  });

  it("groups what was given another way with the arrow keys", async () => {
    const fake = await appAt("#/wallet");
    const group = await screen.findByRole("radiogroup", { name: "Grouped by" });
    await fireEvent.keyDown(within(group).getByRole("radio", { checked: true }), { key: "ArrowRight" });
    await waitFor(() => expect(asked(fake, "wallet_given").some(({ by }) => by === "gift")).toBe(true));
  });

  it("says what belongs there while there are no coins", async () => {
    await appAt("#/wallet", { wallet: () => ({ ...wallet, platforms: [], years: [] }) });
    await screen.findByText("There are no coins in this book yet.");
    expect(screen.getByRole("heading", { name: "What does the app show?" })).toBeTruthy();
    await clean();
  });
});
