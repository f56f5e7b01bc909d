import { configure, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
import { back, loose, nothing, opened } from "./purchases";

// The place loads its tab when it is opened; a machine under load takes its time for that.
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const heading = (): string => screen.getByRole("heading", { level: 1 }).textContent.replace(/\s+/g, " ").trim();
const drawer = (name: string): Promise<HTMLElement> => screen.findByRole("region", { name });

describe("purchases", () => {
  it("say first how many there are and what they cost, each once", async () => {
    await appAt("#/wallet/purchases");
    expect(heading()).toBe("3 purchases, $11.89.");
    expect(screen.getByText(/paid without coins seen/)).toBeTruthy();
    const table = screen.getByRole("table");
    expect(within(table).getAllByRole("row")).toHaveLength(4);
    await clean();
  });

  it("ask what the rules cannot tell, and take the answer", async () => {
    const fake = await appAt("#/wallet/purchases");
    await fireEvent.click(screen.getByRole("button", { name: "One purchase" }));
    await waitFor(() => expect(asked(fake, "purchases_join")).toEqual([{ one: "302", other: "304" }]));
    await fireEvent.click(screen.getByRole("button", { name: "Two purchases" }));
    await waitFor(() => expect(asked(fake, "purchases_apart")).toEqual([{ one: "302", other: "304" }]));
  });

  it("open to who tells of them, by which rule, and until when they can be given back", async () => {
    const fake = await appAt("#/wallet/purchases");
    const [first] = within(screen.getByRole("table")).getAllByRole("button");
    await fireEvent.click(first as HTMLElement);
    const opened = await drawer("Purchase");
    await within(opened).findByText(/until 4 Dec/);
    expect(within(opened).getByText(/at a price a coin can have/)).toBeTruthy();
    expect(within(opened).getByText(/Using any coin of the purchase ends the right/)).toBeTruthy();
    await clean();
    const [, apart] = within(opened).getAllByRole("button", { name: "Keep apart" });
    await fireEvent.click(apart as HTMLElement);
    await waitFor(() => expect(asked(fake, "purchase_part")).toEqual([{ id: "305" }]));
    await fireEvent.click(within(opened).getByRole("button", { name: "Attach a receipt" }));
    await waitFor(() => expect(asked(fake, "receipt_add")).toEqual([{ id: "301" }]));
    await fireEvent.click(within(opened).getByRole("button", { name: "Record a refund" }));
    await fireEvent.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() => expect(asked(fake, "refund_record")[0]).toMatchObject({ id: "301" }));
  });

  it("are joined by hand with any other that lacks their witnesses, and the form to give back is opened", async () => {
    const fake = await appAt("#/wallet/purchases");
    const [first] = within(screen.getByRole("table")).getAllByRole("button");
    await fireEvent.click(first as HTMLElement);
    const opened = await drawer("Purchase");
    await within(opened).findByText(/2\.3.%/);
    expect(within(opened).getByText(/learnt from 3 purchases/)).toBeTruthy();
    await fireEvent.click(within(opened).getByRole("button", { name: "Open TikTok’s form" }));
    await waitFor(() => expect(asked(fake, "refund_form_open")).toEqual([{ of: "tiktok" }]));
    await fireEvent.click(within(opened).getByRole("button", { name: "Join with another purchase" }));
    const choice = await within(opened).findByLabelText("Which purchase");
    expect(document.activeElement).toBe(choice);
    expect(within(choice).getAllByRole("option")).toHaveLength(1);
    await clean();
    await fireEvent.click(within(opened).getByRole("button", { name: "One purchase" }));
    await waitFor(() => expect(asked(fake, "purchases_join")).toEqual([{ one: "301", other: "302" }]));
  });

  it("are named for a refund that names none", async () => {
    const fake = await appAt("#/wallet/purchases", { purchases: () => loose });
    await fireEvent.click(screen.getByRole("button", { name: "Say for which purchase" }));
    await screen.findByLabelText("Which purchase");
    await clean();
    await fireEvent.click(screen.getByRole("button", { name: "For this purchase" }));
    await waitFor(() => expect(asked(fake, "refund_name")).toEqual([{ refund: "309", purchase: "302" }]));
  });

  it("give a refund back that was named for the wrong one, and leave alone what was not named", async () => {
    const refunds = [back("309", true), back("310", false)];
    const fake = await appAt("#/wallet/purchases", { purchase: () => ({ ...opened, refunds }) });
    const [first] = within(screen.getByRole("table")).getAllByRole("button");
    await fireEvent.click(first as HTMLElement);
    const unname = await screen.findAllByRole("button", { name: "It is not of this purchase" });
    expect(unname).toHaveLength(1);
    await fireEvent.click(unname[0] as HTMLElement);
    await waitFor(() => expect(asked(fake, "refund_name")).toEqual([{ refund: "309", purchase: null }]));
    await clean();
  });

  it("are recorded by hand from an empty book, with the keyboard, and a refusal is said", async () => {
    const fake = await appAt("#/wallet/purchases", {
      purchases: () => nothing,
      recharge_record: () => refuse("invalid"),
    });
    expect(heading()).toBe("There are no purchases in this book yet.");
    await clean();
    await fireEvent.click(screen.getByRole("button", { name: "Record a recharge" }));
    const form = await drawer("Record a recharge");
    expect(document.activeElement).toBe(within(form).getByLabelText("How many you got"));
    await fireEvent.input(within(form).getByLabelText("How many you got"), { target: { value: "100" } });
    await fireEvent.input(within(form).getByLabelText("Paid"), { target: { value: "1.29" } });
    await clean();
    await fireEvent.submit(form.querySelector("form") as HTMLFormElement);
    await waitFor(() =>
      expect(asked(fake, "recharge_record")[0]).toMatchObject({
        form: { units: "100", price: "1.29", currency: "USD" },
      }),
    );
    await screen.findByText(/not possible/);
    await fireEvent.keyDown(form, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("region", { name: "Record a recharge" })).toBeNull());
  });
});
