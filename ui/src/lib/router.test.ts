import { describe, expect, it } from "vitest";
import { href, NEWEST_FIRST, NO_FILTER, parse, PLACES, txFilter, txHref, txOrder } from "./router";

describe("addresses", () => {
  it("come back as they went", () => {
    for (const place of PLACES) {
      const id = place === "lives" || place === "sources" ? "7340123456789012345" : null;
      expect(parse(href(place, id, { from: "2026-11-01", text: "a&b=c #?/%" }))).toEqual({
        place,
        id,
        query: { from: "2026-11-01", text: "a&b=c #?/%" },
      });
    }
  });

  it("that are unknown lead home", () => {
    for (const wrong of [
      "",
      "#",
      "#/",
      "#/nowhere",
      "#/__proto__",
      "#/constructor",
      "javascript:alert(1)",
      "#//evil",
    ]) {
      expect(parse(wrong).place).toBe("home");
    }
  });

  it("take only a number for an id", () => {
    expect(parse("#/lives/12").id).toBe("12");
    expect(parse("lives/12").id).toBe("12");
    for (const wrong of [
      "#/lives/",
      "#/lives/x",
      "#/lives/1x",
      "#/lives/../1",
      "#/lives/12345678901234567890",
      "#/home/12",
    ]) {
      expect(parse(wrong).id).toBeNull();
    }
  });

  it("of a figure tell the filter behind it", () => {
    const filter = {
      kinds: ["gift_received", "gift_sent"],
      gift: "5655",
      from: "2026-11-01",
      to: "2026-11-30",
      unitsMin: "100",
      text: "ro,se",
    };
    expect(txFilter(parse(txHref(filter)).query)).toEqual({ ...NO_FILTER, ...filter });
    expect(txFilter(parse(txHref({})).query)).toEqual(NO_FILTER);
    for (const sort of ["time", "kind", "what", "person", "units", "money"] as const)
      for (const descending of [true, false])
        expect(txOrder(parse(txHref(filter, { sort, descending })).query)).toEqual({ sort, descending });
    for (const sort of ["", "-", "unit", "--time", "x"]) expect(txOrder({ sort })).toEqual(NEWEST_FIRST);
    expect(txHref({})).toBe("#/transactions");
  });
});
