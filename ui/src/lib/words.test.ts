import { describe, expect, it } from "vitest";
import { m } from "$m";
import { byCode, problemWords, sentence } from "./words";

describe("sentences with figures", () => {
  it("keep the order of the message and the form of the number", () => {
    const units = { text: "41,260", rows: {} };
    const lives = { text: "1", href: "#/lives" };
    expect(sentence(m.home_creator_finding, { month: "November", units, unit: "diamonds", lives, n: 1 })).toEqual([
      "November",
      " brought ",
      units,
      " ",
      "diamonds",
      " in one LIVE.",
    ]);
  });

  it("never read a name as part of the message", () => {
    const hostile = "{units} \ue0000\ue001 <b>";
    const parts = sentence(m.settings_finding, { name: { text: hostile }, rows: "two rows" });
    expect(parts).toEqual([{ text: hostile }, " holds ", "two rows", ", on this machine only."]);
  });
});

describe("words by code", () => {
  it("fall back to the code itself", () => {
    expect(byCode("kind", "recharge")).toBe("Recharge");
    expect(byCode("kind", "barter")).toBe("barter");
    expect(problemWords({ code: "quite_new", params: {} })).toBe("Something went wrong (quite_new).");
    expect(problemWords({ code: "invalid", params: { detail: "name_is_empty" } })).toBe("The name is empty.");
  });
});
