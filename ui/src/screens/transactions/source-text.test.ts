import { describe, expect, it } from "vitest";
import { broken, pieces } from "./source-text";

const ROW = String.raw`{"a":"x,\"{y","giftId":12345678901234567890,"user":{"n":[1,2],"m":"}"},"timestamp":"1"}`;

describe("the text of a row", () => {
  it("gets a line for each outer field and is otherwise as it stands in the file", () => {
    const lines = broken(ROW).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => line.trim()).join("")).toBe(ROW);
    expect(lines[1]).toContain("12345678901234567890");
  });

  it("is left alone where it is no object", () => {
    for (const text of ["", "GIFT from a, b", "[1,2]"]) expect(broken(text)).toBe(text);
  });

  it("is cut at the keys the book reads, with nothing lost", () => {
    expect(pieces(ROW).join("")).toBe(ROW);
    expect(pieces(ROW).filter((_, i) => i % 2 === 1)).toEqual(['"giftId"', '"timestamp"']);
  });
});
