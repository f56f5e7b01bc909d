import { describe, expect, it } from "vitest";
import {
  addDays,
  clock,
  clockSeconds,
  clockSpan,
  dates,
  isoDate,
  isoDay,
  longDate,
  minutes,
  monthName,
  monthSpan,
  remaining,
  weekday,
  weekdayName,
} from "./dates";

const at = (iso: string): string => String(Date.parse(iso));
const NOW = "2026-11-22";

describe("a day exists only with a zone", () => {
  it("falls on another day in another zone", () => {
    const late = at("2026-11-21T23:30:00Z");
    expect(isoDay(late, "UTC")).toBe("2026-11-21");
    expect(isoDay(late, "Europe/Berlin")).toBe("2026-11-22");
    expect(isoDay(late, "America/New_York")).toBe("2026-11-21");
  });

  it("keeps the clock of the zone over a change of the clocks", () => {
    expect(clock(at("2026-03-29T00:59:00Z"), "Europe/Berlin")).toBe("01:59");
    expect(clock(at("2026-03-29T01:00:00Z"), "Europe/Berlin")).toBe("03:00");
    expect(clock(at("2026-10-25T00:30:00Z"), "Europe/Berlin")).toBe("02:30");
    expect(clock(at("2026-10-25T01:30:00Z"), "Europe/Berlin")).toBe("02:30");
  });

  it("writes midnight as 00:00", () => {
    expect(clockSeconds(at("2026-11-21T23:00:07Z"), "Europe/Berlin")).toBe("00:00:07");
    expect(clockSpan(at("2026-11-21T19:30:00Z"), at("2026-11-21T23:00:00Z"), "Europe/Berlin")).toBe("20:30–00:00");
  });

  it("adds the year only when it is not this one", () => {
    expect(isoDate("2026-11-06", NOW)).toBe("6 Nov");
    expect(isoDate("2025-11-06", NOW)).toBe("6 Nov 2025");
    expect(isoDate("2026-09-07", NOW)).toBe("7 Sep");
    expect(dates("2026-08-31", "2026-11-22", NOW)).toBe("31 Aug – 22 Nov");
    expect(dates("2026-11-22", "2026-11-22", NOW)).toBe("22 Nov");
    expect(monthName("2026-11", NOW)).toBe("November");
    expect(monthName("2025-12", NOW)).toBe("December 2025");
    expect(longDate("2026-11-16")).toBe("16 November");
    expect(weekday(at("2026-11-21T12:00:00Z"), "UTC")).toBe("Sat 21 Nov");
    expect(weekdayName(at("2026-11-21T23:30:00Z"), "Europe/Berlin")).toBe("Sunday");
  });

  it("counts days over months, leap years and changes of the clocks", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2026-11-22", -83)).toBe("2026-08-31");
    expect(monthSpan("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(monthSpan("2026-12")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  });

  it("tells how long", () => {
    expect([minutes(0), minutes(59), minutes(60), minutes(1420)]).toEqual([
      "0\u00a0min",
      "59\u00a0min",
      "1\u00a0h",
      "23\u00a0h\u00a040\u00a0min",
    ]);
    expect([remaining(0.2), remaining(3.2), remaining(200)]).toEqual([
      "1 second left",
      "3 seconds left",
      "3 minutes left",
    ]);
  });
});
