import { describe, expect, it } from "vitest";
import { minus, plus } from "./exact";

describe("sums of decimal texts", () => {
  it("are exact where floating point is not", () => {
    expect(plus("0.1", "0.2")).toBe("0.3");
    expect(plus("0.10", "-2.5")).toBe("-2.40");
    expect(plus("9007199254740993", "1")).toBe("9007199254740994");
    expect(plus("-0.05", "0.05")).toBe("0.00");
  });

  it("agree with whole numbers, in any order", () => {
    for (let a = -130; a <= 130; a += 13)
      for (let b = -77; b <= 77; b += 7) {
        const cents = (n: number) =>
          `${n < 0 ? "-" : ""}${Math.trunc(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, "0")}`;
        expect(plus(cents(a), cents(b))).toBe(cents(a + b));
        expect(plus(cents(a), cents(b))).toBe(plus(cents(b), cents(a)));
        expect(plus(cents(a), minus(cents(a)))).toBe("0.00");
        expect(minus(minus(cents(a)))).toBe(cents(a));
      }
  });

  it("never write a minus before nothing", () => {
    expect(minus("0")).toBe("0");
    expect(minus("0.00")).toBe("0.00");
  });
});
