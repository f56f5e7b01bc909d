import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { appAt, asked } from "./app";
import { refuse } from "./fake";
import { clean } from "./axe";
import { balance, outlook, plan } from "./payouts";

const first = async (): Promise<string> => (await screen.findByRole("heading", { level: 1 })).textContent;

test.each(["light", "dark"])(
  "says what can be taken out and what arrives, and breaks no rule of axe, %s",
  async (theme) => {
    document.documentElement.dataset.theme = theme;
    await appAt("#/payouts");
    await waitFor(async () =>
      expect(await first()).toContain("$187.40 can be taken out on TikTok; by bank $184.50 arrives."),
    );
    expect(document.querySelector(".lead")?.textContent).toContain("Since 21 November 2 LIVEs brought 4,100 diamonds.");
    await clean();
  },
);

test("the strip goes from earned to received without what is empty, and says by when money is to be expected", async () => {
  await appAt("#/payouts");
  const steps = within(await screen.findByRole("list", { name: "From earned to received" })).getAllByRole("listitem");
  expect(steps.map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim())).toEqual([
    expect.stringContaining("Earned 89,372 diamonds"),
    expect.stringContaining("Available 37,480 diamonds $187.40"),
    expect.stringMatching(/Asked for 9,412 diamonds.*15 days/),
    expect.stringContaining("Received 42,480 diamonds $209.50"),
  ]);
  expect(screen.getByText(/\$47\.06 is to be expected between/)).toBeTruthy();
});

test("each method tells its fee and what arrives, from which amount on it is the best, and opens what other sources say", async () => {
  await appAt("#/payouts");
  const table = await screen.findByRole("region", { name: "How to take it out" });
  expect(within(table).getByText("Bank").closest("tr")?.textContent).toMatch(/\$9\.00.*\$2\.90.*\$184\.50/);
  expect(screen.getByText("by PayPal from $1.00; by bank from $186.67")).toBeTruthy();
  expect(screen.queryByText(/TikTok’s support page/)).toBeNull();
  await fireEvent.click(within(table).getByRole("button", { name: "More on Bank" }));
  expect(within(table).getByText("TikTok’s support page says there is no fee.")).toBeTruthy();
  expect(within(table).getByText("By TikTok’s page of limits and fees, seen 3 Nov.")).toBeTruthy();
});

test("a way is called by its name and its countries, and one of the person's own says so", async () => {
  const [bank] = plan.ways;
  if (!bank) throw new Error("a way");
  const of = (id: string, region: string, own: boolean) => ({ ...bank, method: { ...bank.method, id, region, own } });
  await appAt("#/payouts", {
    payout_plan: () => ({ ...plan, ways: [of("tiktok_bank", "DE GB", false), of("sample_bank", "DE", true)] }),
  });
  const table = await screen.findByRole("region", { name: "How to take it out" });
  expect(within(table).getByText("Bank (Germany, United Kingdom)")).toBeTruthy();
  expect(within(table).getByText("Bank (Germany), your own")).toBeTruthy();
  expect(document.body.textContent).not.toContain("sample_bank");
});

test("three pictures show what is to come, what was there and what each way costs, and can be asked for as tables", async () => {
  const fake = await appAt("#/payouts");
  await screen.findByText("80 % ranges held 27 of the last 34 weeks");
  await waitFor(() =>
    expect(new Set(asked(fake, "payouts_chart").map(({ which }) => which))).toEqual(
      new Set(["outlook", "balance", "methods"]),
    ),
  );
  expect(screen.getByText("2 payouts have left this balance")).toBeTruthy();
});

test("where nothing can be foretold the picture says why, and without a week there is none", async () => {
  const lacking = { ...outlook, next: null, lacking: "weeks", weeks: 2, held: 0, tested: 0 };
  const fake = await appAt("#/payouts", { payout_outlook: () => ({ ...lacking, past: 0 }) });
  expect(await screen.findByText(/Too few weeks have brought something/)).toBeTruthy();
  expect(document.querySelector(".lead")?.textContent).toContain("asked for on 21 November");
  expect(asked(fake, "payouts_chart").some(({ which }) => which === "outlook")).toBe(false);
});

test("a year's pack is asked for by its year, and the toast says where it is", async () => {
  const fake = await appAt("#/payouts");
  await fireEvent.click(await screen.findByRole("button", { name: "The year’s pack" }));
  await fireEvent.click(await screen.findByRole("button", { name: "2025" }));
  expect(await screen.findByText("The pack of 2025, 12 files, is in /home/nora/giftbook-2025")).toBeTruthy();
  const [saved] = asked(fake, "year_save");
  expect(saved).toMatchObject({ year: 2025, words: { title: "Payouts of a year", group: ",", point: "." } });
});

test("the finder leads to the year's pack", async () => {
  await appAt("#/payouts?pack=");
  expect(await screen.findByRole("dialog", { name: "The year’s pack" })).toBeTruthy();
  expect(location.hash).toBe("#/payouts");
});

test("a payout is recorded, changed and removed; what is wrong with it is said before it is asked for", async () => {
  const fake = await appAt("#/payouts");
  await fireEvent.click(await screen.findByRole("button", { name: "Record a payout" }));
  const dialog = await screen.findByRole("dialog", { name: "Record a payout" });
  const box = (name: string): HTMLElement => within(dialog).getByRole("textbox", { name });
  await fireEvent.input(box("Diamonds"), { target: { value: "many" } });
  await fireEvent.click(within(dialog).getByRole("button", { name: "Keep it" }));
  expect(within(dialog).getByText("A whole number above zero.")).toBeTruthy();
  expect(asked(fake, "payout_record")).toEqual([]);
  await fireEvent.input(box("Diamonds"), { target: { value: "10,000" } });
  await fireEvent.input(box("Paid, before the fee"), { target: { value: "50.00" } });
  await fireEvent.click(within(dialog).getByRole("button", { name: "Keep it" }));
  await waitFor(() =>
    expect(asked(fake, "payout_record")[0]?.["form"]).toMatchObject({
      platform: "tiktok",
      units: "10000",
      gross: "50.00",
      fee: null,
      got: null,
    }),
  );
  await fireEvent.click(await screen.findByRole("button", { name: /^Change the payout of 2 Nov/ }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Arrived" }).value).toBe("209.50");
  await fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
  await waitFor(() => expect(asked(fake, "payout_change")[0]).toMatchObject({ id: "6" }));
  await fireEvent.click(screen.getByRole("button", { name: /^Remove the payout of 2 Nov/ }));
  await waitFor(() => expect(asked(fake, "payout_remove")).toEqual([{ id: "6" }]));
});

test("a refused payout says why and stays open", async () => {
  await appAt("#/payouts", {
    payout_record: () => {
      return refuse("invalid", { detail: "payout_without_amount" });
    },
  });
  await fireEvent.click(await screen.findByRole("button", { name: "Record a payout" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Keep it" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Say how many units");
});

test("a programme is chosen from a day on, a file of one's own comes and goes, and a bad one is told with its line", async () => {
  const fake = await appAt("#/payouts", {
    programmes_add: () => {
      return refuse("payout_file", { line: "7", detail: "value" });
    },
  });
  await fireEvent.click(await screen.findByRole("button", { name: /^Pays by/ }));
  await fireEvent.click(await screen.findByRole("radio", { name: /Scaled LIVE rewards/ }));
  await waitFor(() =>
    expect(asked(fake, "programme_choose")[0]).toMatchObject({ of: "tiktok", programme: "tiktok_scaled" }),
  );
  await fireEvent.click(screen.getByRole("button", { name: "A file of your own" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Line 7");
  await fireEvent.click(screen.getByRole("button", { name: "Remove agency.toml" }));
  await waitFor(() => expect(asked(fake, "programmes_remove")).toEqual([{ id: "3" }]));
});

test("what is not known is not made up: a range stays a range, an unpublished fee is said, nothing is claimed of an empty book", async () => {
  const [bank] = plan.ways;
  if (!bank) throw new Error("a way");
  const usd = (amount: string) => ({ amount, currency: "USD" });
  await appAt("#/payouts", {
    payout_plan: () => ({
      ...plan,
      worth: { least: usd("74.96"), most: usd("198.64") },
      ways: [{ ...bank, least: { ...bank.least, fees: null, net: null, arrives: null } }],
    }),
  });
  await waitFor(async () => expect(await first()).toContain("$74.96 to $198.64 can be taken out on TikTok."));
  expect(screen.getByRole("region", { name: "How to take it out" }).textContent).toContain("fee not published");
});

test("an empty book says what belongs here", async () => {
  await appAt("#/payouts", { payouts: () => [], payout_balances: () => [], payout_plan: () => null });
  expect(await first()).toContain("No payout and no gift");
  await clean();
});

test("more taken than earned is said as it is", async () => {
  await appAt("#/payouts", {
    payout_balances: () => [{ ...balance, available: "-120", worth: null }],
    payout_plan: () => null,
  });
  await waitFor(async () => expect(await first()).toContain("120 diamonds more than this book knows"));
});

test("a cause of the bridge opens the LIVEs it comes from, with their rows", async () => {
  await appAt("#/payouts");
  await screen.findByText(/All but 50 diamonds of the payout of 2 November are explained/);
  await fireEvent.click(await screen.findByRole("button", { name: "Not recorded: 1 LIVE" }));
  const live = screen.getByRole("link", { name: "Evening drawing" }).closest("tr");
  expect(live?.textContent).toContain("20,500 recorded, 21,422 by the platform");
  const rows = live ? within(live).getByRole("link", { name: "Its rows" }) : null;
  expect(rows?.getAttribute("href")).toContain("live=12");
});

test("the figure of a cause that has rows opens them, and one without is only said", async () => {
  await appAt("#/payouts");
  await fireEvent.click(await screen.findByRole("button", { name: "−30" }));
  expect(location.hash).toBe("#/transactions?payout=6&step=guests");
  await appAt("#/payouts");
  expect((await screen.findByText("+922")).closest("button")).toBeNull();
});

test("what does not fit is said and opened, and a row of the bank is joined by the person's word", async () => {
  const fake = await appAt("#/payouts");
  expect(await screen.findByText(/took out 120 diamonds more than TikTok owed/)).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Yes" }));
  await waitFor(() => expect(asked(fake, "arrival_decide")).toEqual([{ payout: "6", entry: "99", is: true }]));
});

test("what is likely to come names its weeks and how often it held, and the next step of the week its worth", async () => {
  await appAt("#/payouts");
  await waitFor(() =>
    expect(document.querySelector(".lead")?.textContent).toContain(
      "taken out on 31 December is likely to be $231.00 to $298.00, an 80 % range from 34 weeks; it held in 27 of 34.",
    ),
  );
  expect(screen.getByText("Long LIVEs").closest("tr")?.textContent).toMatch(/2 LIVEs of 25 minutes.*\$1\.85/);
});
