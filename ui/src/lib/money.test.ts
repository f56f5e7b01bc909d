import { describe, expect, it } from "vitest";
import { bytes, change, count, money, moneyParts, percent, range, unitHead, unitName, units } from "./money";

describe("numbers become text without passing through floating point", () => {
  it("shows every digit that came", () => {
    expect(units("12345678901234567890")).toBe("12,345,678,901,234,567,890");
    expect(units("9007199254740993")).toBe("9,007,199,254,740,993");
    expect(units("0.1000000000000000055")).toBe("0.1000000000000000055");
    expect(money({ amount: "12345678901234567.89", currency: "USD" })).toBe("$12,345,678,901,234,567.89");
  });

  it("never rounds money, and pads it to its currency", () => {
    expect(money({ amount: "0.0113", currency: "USD" })).toBe("$0.0113");
    expect(money({ amount: "5", currency: "USD" })).toBe("$5.00");
    expect(money({ amount: "5", currency: "JPY" })).toBe("¥5");
    expect(money({ amount: "5.1", currency: "KWD" })).toBe("KWD\u00a05.100");
  });

  it("uses a minus, not a hyphen", () => {
    expect(units("-9412")).toBe("−9,412");
    expect(money({ amount: "-15.90", currency: "USD" })).toBe("−$15.90");
    expect(count(-3)).toBe("−3");
  });

  it("sets the currency's sign apart", () => {
    expect(moneyParts({ amount: "-1234.5", currency: "EUR" })).toEqual({
      minus: "−",
      before: "€",
      digits: "1,234.50",
      after: "",
    });
  });

  it("tells dollars of several countries apart", () => {
    const shown = ["USD", "CAD", "AUD"].map((currency) => money({ amount: "1", currency }));
    expect(new Set(shown).size).toBe(3);
  });

  it("has a space before %, a sign for a change, and – for a range", () => {
    expect(percent("35.9")).toBe("35.9\u00a0%");
    expect(change("+9")).toBe("+9\u00a0%");
    expect(change("9")).toBe("+9\u00a0%");
    expect(change("-4")).toBe("−4\u00a0%");
    expect(change("0")).toBe("0\u00a0%");
    expect(range("1310", "2290")).toBe("1,310–2,290");
  });

  it("refuses what is no number instead of showing NaN", () => {
    for (const wrong of ["", "NaN", "1e5", "1,000", " 1", "0x10", "--1", "1.", "Infinity"])
      expect(() => units(wrong)).toThrow(RangeError);
  });

  it("names units in their number", () => {
    expect([unitName("diamond", "1"), unitName("diamond", "2"), unitName("coins", "1"), unitName("ruby", "0")]).toEqual(
      ["diamond", "diamonds", "coin", "rubies"],
    );
    expect(unitName("shell", "2")).toBe("shell");
    expect(unitHead("diamond")).toBe("Diamonds");
  });

  it("tells sizes for people", () => {
    expect([bytes("0"), bytes("4200"), bytes("21454336"), bytes("9000000000")]).toEqual([
      "0\u00a0kB",
      "4.2\u00a0kB",
      "21\u00a0MB",
      "9\u00a0GB",
    ]);
  });
});
