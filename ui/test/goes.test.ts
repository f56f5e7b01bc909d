import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { GoesStep } from "$ipc";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { goes, way } from "./goes";
import { amountTyped } from "../src/screens/goes/goes";

const fee: GoesStep = {
  station: "fee",
  takes: { amount: "-0.05", currency: "USD" },
  unstated: false,
  left: { amount: "3.35", currency: "USD" },
  rate: null,
  source: "tiktok_payment_limits",
  seenOn: "2026-11-23",
  trust: "official",
};
const first = async (): Promise<HTMLElement> => screen.findByRole("heading", { level: 1 });

test.each(["light", "dark"])("follows ten dollars to a creator, and breaks no rule of axe, %s", async (theme) => {
  document.documentElement.dataset.theme = theme;
  await appAt("#/goes");
  await waitFor(async () =>
    expect((await first()).textContent).toContain(
      "Of $10.00 spent on TikTok in the iPhone app a creator receives $3.40. The same on the web brings $4.70.",
    ),
  );
  await clean();
});

test("each step has its rule, its source and how far to trust it, and each row goes on from the one above", async () => {
  await appAt("#/goes");
  const steps = await screen.findByRole("region", { name: "Each step of the way" });
  const row = (name: string): string => within(steps).getByText(name).closest("tr")?.textContent ?? "";
  expect(row("You pay")).toMatch(/\$10\.00 at \$0\.0147 a coin, 680 coins.*unverified.*\$10\.00/);
  expect(row("Sales tax")).toMatch(/not stated.*\$10\.00/);
  expect(row("Store")).toMatch(/30.% standard commission.*estimate.*−\$3\.00\$7\.00/);
  expect(row("TikTok")).toMatch(/what is left until the worth of the diamonds.*worked out.*−\$3\.60\$3\.40/);
  expect(row("Diamonds")).toMatch(/680 diamonds at \$0\.005/);
});

test("a row names who keeps what, what nobody publishes is said, and a receipt is named as one", async () => {
  await appAt("#/goes");
  const rows = await screen.findByRole("region", { name: "Who keeps what" });
  const row = (name: string): string => within(rows).getByText(name).closest("tr")?.textContent ?? "";
  expect(row("TikTok, iPhone app, US")).toMatch(/\$3\.00.*\$3\.60.*\$3\.40/);
  expect(row("YouTube, Android app")).toMatch(/store and platform.*\$7\.00/);
  expect(row("YouTube, Android app")).toContain("any sum");
  expect(row("TikTok, Web, your receipt")).toContain("own");
  expect(row("YouTube, Jewels")).toContain("not published");
  expect(row("Twitch, Web, US")).toMatch(/72\.0.%, 72\.0.% to 81\.0.%/);
});

test("subscriptions stand apart, with what is known of them", async () => {
  await appAt("#/goes");
  const rows = await screen.findByRole("region", { name: "No gifts: subscriptions" });
  expect(within(rows).getByText("Telegram Premium").closest("tr")?.textContent).toMatch(
    /1,000 stars for 3 months.*not stated/i,
  );
  expect(within(rows).getByText("Twitch sub").closest("tr")?.textContent).toMatch(/not stated.*50\.0.% to 70\.0.%/);
});

test("another place is followed from its row, another sum by keyboard; what is no sum asks nothing", async () => {
  const fake = await appAt("#/goes");
  await fireEvent.click(await screen.findByRole("button", { name: "TikTok, Web, your receipt" }));
  await waitFor(() => expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ channel: "web", region: "" }));
  await fireEvent.click(screen.getByRole("button", { name: /^Spend/ }));
  const box = await screen.findByRole<HTMLInputElement>("textbox", { name: "Spend, in USD" });
  await fireEvent.input(box, { target: { value: "ten" } });
  expect(screen.getByText("Type a sum above zero, such as 10.00.")).toBeTruthy();
  await fireEvent.input(box, { target: { value: "1,000.50" } });
  await waitFor(() => expect(asked(fake, "goes").at(-1)).toEqual({ spend: "1000.50" }));
  await waitFor(() => expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ spend: "1000.50", gift: null }));
});

test("a gift by its name is followed instead of a sum", async () => {
  const fake = await appAt("#/goes");
  await fireEvent.click(await screen.findByRole("button", { name: /^Spend/ }));
  await fireEvent.input(await screen.findByRole("textbox", { name: "Or a gift by its name" }), {
    target: { value: "gal" },
  });
  await fireEvent.click(await screen.findByRole("radio", { name: /Galaxy/ }));
  await waitFor(() =>
    expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ spend: null, gift: "11046", pieces: "1" }),
  );
  await fireEvent.input(await screen.findByRole("textbox", { name: "How many of it" }), { target: { value: "3" } });
  await waitFor(async () =>
    expect((await first()).textContent).toContain("Of 3 × Galaxy for $10.00, bought on TikTok"),
  );
});

test("a rate of tax and a programme with steps are asked with", async () => {
  const fake = await appAt("#/goes");
  await fireEvent.click(await screen.findByRole("button", { name: /^Tax/ }));
  await fireEvent.input(await screen.findByRole("textbox", { name: "Sales tax inside the price" }), {
    target: { value: "19" },
  });
  await waitFor(() => expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ tax: "19" }));
  await fireEvent.click(screen.getByRole("button", { name: /^Programme/ }));
  await fireEvent.click(await screen.findByRole("radio", { name: "TikTok, Scaled LIVE rewards, the most of a week" }));
  await waitFor(() =>
    expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ programme: "tiktok_scaled", end: "most" }),
  );
});

test("a method of the payout is followed too, with the payout its fee is shared over", async () => {
  const paypal = way.methods[1] ?? null;
  const steps = [
    ...way.steps.slice(0, -1),
    { ...fee, left: { amount: "3.35", currency: "USD" } },
    ...way.steps.slice(-1),
  ];
  const fake = await appAt("#/goes", {
    goes_way: ({ ask }) =>
      (ask as { method: string | null }).method === null ? way : { ...way, method: paypal, steps },
  });
  await fireEvent.click(await screen.findByRole("button", { name: /^Paid out by/ }));
  await fireEvent.click(await screen.findByRole("radio", { name: "PayPal" }));
  await fireEvent.input(await screen.findByRole("textbox", { name: "In a payout of" }), { target: { value: "200" } });
  await waitFor(() =>
    expect(asked(fake, "goes_way").at(-1)?.["ask"]).toMatchObject({ method: "tiktok_paypal", over: "200" }),
  );
  const table = screen.getByRole("region", { name: "Each step of the way" });
  await waitFor(() =>
    expect(within(table).getByText("PayPal").closest("tr")?.textContent).toMatch(
      /1\.5.%; \$0\.10 of each payout, shared over one of \$200\.00.*−\$0\.05\$3\.35/,
    ),
  );
});

test("without a price nothing is claimed", async () => {
  await appAt("#/goes", { goes: () => ({ ...goes, rows: [] }), goes_way: () => null });
  expect((await first()).textContent).toContain("No price is known");
  await clean();
});

test.each([
  ["10", "10"],
  ["1,000.50", "1000.50"],
  ["0", null],
  ["-3", null],
  ["1.234", null],
  ["1,00", null],
])("%s is read as %s", (typed, read) => expect(amountTyped(typed)).toBe(read));
