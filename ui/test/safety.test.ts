import { readFileSync } from "node:fs";
import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
// Fetched beforehand: a busy machine may need longer for it than a test waits.
import "../src/screens/safety/Safety.svelte";

const finding = () => document.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim();
const field = () => screen.findByLabelText("Address, name or offer text");
const announced = () => document.querySelector("main [role='status']")?.textContent;
const LOOKALIKE = "https://www.t\u0456ktok.com.coin-deals.example/recharge?ref=88";

async function type(text: string): Promise<void> {
  await fireEvent.input(await field(), { target: { value: text } });
}

describe("Safety", () => {
  it("says before anything is pasted that nothing leaves the machine, and asks nothing", async () => {
    const fake = await appAt("#/safety");
    await field();
    expect(finding()).toBe("Paste an address, a name or an offer.");
    await type("   ");
    expect(asked(fake, "safety_look")).toEqual([]);
    expect(screen.getByRole("link", { name: "Safety" }).getAttribute("aria-current")).toBe("page");
    await clean();
  });

  it("sets the domain apart, marks the odd letter, and tells the verdict to a listener", async () => {
    const fake = await appAt("#/safety");
    await type(LOOKALIKE);
    await waitFor(() =>
      expect(finding()).toBe("Lookalike. This is not TikTok.The address belongs to coin-deals.example."),
    );
    expect(asked(fake, "safety_look")).toEqual([{ text: LOOKALIKE }]);
    expect(announced()).toBe("Lookalike. This is not TikTok.");
    expect(document.querySelector(".who .t")?.textContent).toBe("coin-deals.example");
    expect(document.querySelector("mark .sr")?.textContent).toBe("Cyrillic letter, passes for i");
    expect(screen.getByText(/One character is not what it seems/).textContent).toContain("(U+0456)");
    await clean();
  });

  it("goes to the real place by the platform's name only", async () => {
    const fake = await appAt("#/safety");
    await type(LOOKALIKE);
    (await screen.findByRole("button", { name: "Open www.tiktok.com/coin" })).click();
    await waitFor(() => expect(asked(fake, "recharge_open")).toEqual([{ of: "tiktok" }]));
  });

  it("has a button for each place that is known for certain, Telegram’s too", async () => {
    const fake = await appAt("#/safety");
    await type("https://shop.example/");
    (await screen.findByRole("button", { name: "Open fragment.com/stars" })).click();
    await waitFor(() => expect(asked(fake, "recharge_open")).toEqual([{ of: "telegram" }]));
    await clean();
  });

  it("shows a character that turns the direction instead of obeying it", async () => {
    await appAt("#/safety");
    await type("https://\u202etiktok-coin.example/x");
    expect((await screen.findByText("U+202E")).closest("mark")?.textContent).toContain("hidden character U+202E");
    expect(document.querySelector(".addr")?.textContent).not.toContain("\u202e");
  });

  it("quotes the words that gave an offer away, and looks at its address alone", async () => {
    const fake = await appAt("#/safety");
    await type("5,000 coins for $10,\npay by gift card at coin-deals.example");
    await waitFor(() => expect(finding()).toBe("Danger. No honest seller writes this."));
    expect(screen.getByText("pay by gift card", { selector: "q *" })).toBeTruthy();
    expect(screen.getByText(/19 % of the lowest official price/)).toBeTruthy();
    await clean();
    (await screen.findByRole("button", { name: "Check coin-deals.example alone" })).click();
    await waitFor(() => expect(asked(fake, "safety_look").at(-1)).toEqual({ text: "coin-deals.example" }));
  });

  it("is asked at once by Enter and emptied by Escape", async () => {
    const fake = await appAt("#/safety");
    await type("www.tiktok.com/coin");
    await fireEvent.keyDown(await field(), { key: "Enter" });
    expect(asked(fake, "safety_look")).toHaveLength(1);
    await waitFor(() => expect(finding()).toMatch(/^Official\. TikTok itself sells here/));
    await fireEvent.keyDown(await field(), { key: "Escape" });
    await waitFor(() => expect(finding()).toBe("Paste an address, a name or an offer."));
    expect(announced()).toBe("");
  });

  it("takes what is dropped in the place of what stood there", async () => {
    const fake = await appAt("#/safety");
    const dataTransfer = { getData: (kind: string) => (kind === "text/plain" ? "https://shop.example/\n" : "") };
    const dropped = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(dropped, { dataTransfer });
    await fireEvent(await field(), dropped);
    await waitFor(() => expect(finding()).toMatch(/^Not official\. Nothing shows that a platform sells here/));
    expect(asked(fake, "safety_look")).toEqual([{ text: "https://shop.example/" }]);
    expect(screen.getByText("Twitch")).toBeTruthy();
  });

  it("bears a text of any length and form, and a refusal", async () => {
    const fake = await appAt("#/safety", { safety_look: () => refuse("busy") });
    const hostile = "<img src=x onerror=alert(1)> \u202e\u0000 ".repeat(2000);
    await type(hostile);
    await waitFor(() => expect(String(asked(fake, "safety_look")[0]?.["text"])).toHaveLength(16_000));
    await screen.findByText("Only the first 16,000 characters are looked at.");
    expect(document.querySelector("main img")).toBeNull();
    await clean();
  });

  it("gives advice of which each sentence names its source with a year, short enough for two minutes", async () => {
    const fake = await appAt("#/safety/advice");
    expect(finding()).toBe("Buy only where the platform itself sells.");
    const rows = [...document.querySelectorAll(".said li, .last")];
    expect(rows.length).toBeGreaterThan(30);
    expect(
      rows.filter((row) => !/\b20[12]\d\b|told by others/.test(row.querySelector("cite")?.textContent ?? "")),
    ).toEqual([]);
    expect(document.querySelectorAll("ol li")).toHaveLength(10);
    const read = rows.map((row) => row.querySelector(".text")?.textContent ?? "").join(" ");
    expect(read.split(/\s+/).length).toBeLessThan(600);
    expect(asked(fake, "safety_look")).toEqual([]);
    await clean();
  });

  it("has no word that clears a site", () => {
    const words = JSON.parse(readFileSync("messages/en.json", "utf8")) as Record<string, unknown>;
    const mine = Object.entries(words).filter(([key]) => /^(safety|advice)_/.test(key));
    expect(mine.length).toBeGreaterThan(80);
    expect(mine.filter(([, text]) => /\b(safe|trustworthy|secure)\b/i.test(JSON.stringify(text)))).toEqual([]);
  });
});
