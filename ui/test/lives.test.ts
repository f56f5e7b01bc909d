import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { clockText, momentAt, moved } from "../src/screens/lives/times";
import { app } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import { refuse } from "./fake";
import { harbour, into, liveAnswer, lives, plainLive } from "./lives";

const heading = (): string | undefined =>
  screen.getByRole("heading", { level: 1 }).textContent.replace(/\s+/g, " ").trim();
const region = (name: string): HTMLElement => screen.getByRole("region", { name });
const ZONE = "Europe/Berlin";

describe("clock times within a LIVE", () => {
  const whole = { from: into(0), to: into(144) };
  it("are the moments of that LIVE", () => {
    expect(momentAt("20:50", whole, ZONE, "from")).toBe(into(108));
    expect(momentAt("23:00", whole, ZONE, "from")).toBeNull();
    expect(momentAt("", whole, ZONE, "to")).toBeNull();
  });
  it("may lie past midnight", () => {
    const late = { from: into(240), to: into(360) };
    expect(momentAt("00:30", late, ZONE, "to")).toBe(into(328));
  });
  it("end where the LIVE ends, to the second", () => {
    const to = String(Number(into(144)) + 20_000);
    expect(momentAt("21:26", { from: into(0), to }, ZONE, "to")).toBe(to);
  });
  it("of an hour told twice are its first to begin and its second to end", () => {
    const night = { from: String(Date.UTC(2026, 9, 24, 23, 0)), to: String(Date.UTC(2026, 9, 25, 3, 0)) };
    expect(momentAt("02:30", night, ZONE, "from")).toBe(String(Date.UTC(2026, 9, 25, 0, 30)));
    expect(momentAt("02:30", night, ZONE, "to")).toBe(String(Date.UTC(2026, 9, 25, 1, 30)));
  });
  it("may be typed without their zero or colon", () => {
    for (const typed of ["9:05", "905", "09.05", " 09:05 "]) expect(clockText(typed)).toBe("09:05");
    expect(clockText("soon")).toBe("soon");
  });
  it("move together and never out of the LIVE", () => {
    const span = { from: into(2), to: into(40) };
    expect(moved(span, 3, whole)).toEqual({ from: into(5), to: into(43) });
    expect(moved(span, -5, whole)).toEqual({ from: into(0), to: into(38) });
    expect(moved(span, 500, whole)).toEqual({ from: into(106), to: into(144) });
  });
});

describe("Lives", () => {
  for (const theme of ["light", "dark"] as const)
    it(`lists every LIVE, and breaks no rule of axe, ${theme}`, async () => {
      await appAt("#/lives", { app_state: () => app({ theme }) });
      await waitFor(() => expect(heading()).toBe("4 LIVEs brought 20,047 diamonds in 8 h 20 min."));
      expect(screen.getByText(/minutes of it were not recorded/).textContent).toContain("47");
      const row = screen.getByRole("row", { name: /LIVE of 18 Nov/ });
      expect(within(row).getByRole("link").getAttribute("href")).toBe("#/lives/11");
      await clean();
    });
  it("of one LIVE speaks as of one", async () => {
    await appAt("#/lives", { lives: () => ({ lives: [harbour], totalUnits: "9412", totalMinutes: 144 }) });
    expect(heading()).toBe("One LIVE brought 9,412 diamonds in 2 h 24 min.");
  });
  it("of none says how to get one", async () => {
    await appAt("#/lives", { lives: () => ({ lives: [], totalUnits: "0", totalMinutes: 0 }) });
    expect(heading()).toBe("No LIVE is in this book yet.");
    await clean();
  });
  it("names the hosts once there are several", async () => {
    const other = { ...harbour, id: "13", host: { id: "8", name: "kitchen.tom", handle: null } };
    await appAt("#/lives", { lives: () => ({ ...lives, lives: [...lives.lives, other] }) });
    expect(screen.getByRole("columnheader", { name: "Host" })).toBeTruthy();
    expect(screen.getByText("kitchen.tom")).toBeTruthy();
  });
});

describe("a LIVE", () => {
  for (const theme of ["light", "dark"] as const)
    it(`says its best stretch and what is unknown, and breaks no rule of axe, ${theme}`, async () => {
      await appAt("#/lives/12", { app_state: () => app({ theme }) });
      expect(heading()).toBe(
        "Battle took 15 minutes and brought 56.0 % of 9,412 recorded diamonds. 16 of 144 minutes are unknown.",
      );
      expect(screen.getByText(/counts 898 diamonds more. 16 minutes have no recording/)).toBeTruthy();
      for (const flag of [
        /Not recorded: 20:14–20:30/,
        /One combo had begun/,
        /2 combos have no end/,
        /Guests received 120/,
      ])
        expect(screen.getByText(flag)).toBeTruthy();
      await clean();
    });
  it("opens exactly the rows of a segment and of its best stretch", async () => {
    await appAt("#/lives/12");
    const within = { kinds: "gift_received", live: "12", since: into(108), until: into(123) };
    for (const figure of ["5,271", "56.0 %"]) {
      screen.getByRole("button", { name: figure.replace(" ", "\u00a0") }).click();
      const link = await screen.findByRole("link", { name: "Open the rows" });
      const query = new URLSearchParams(link.getAttribute("href")?.split("?")[1]);
      expect(Object.fromEntries(query)).toEqual(within);
      await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
      await waitFor(() => expect(screen.queryByRole("link", { name: "Open the rows" })).toBeNull());
    }
  });
  it("without segments, gaps and official totals says only what it knows", async () => {
    await appAt("#/lives/12", { live: () => plainLive });
    expect(heading()).toBe("9,412 diamonds came from 52 gifters in 2 h 24 min.");
    expect(screen.getByText("not enough yet")).toBeTruthy();
    expect(screen.queryByText(/own figures|What to know|own total/)).toBeNull();
    expect(screen.getByText(/Name a stretch of this LIVE/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Previous LIVE" })).toHaveProperty("disabled", true);
    await clean();
  });
  it("tells no gap that a clock cannot tell", async () => {
    const blink = { from: into(3), to: String(Number(into(3)) + 20_000) };
    await appAt("#/lives/12", { live: () => ({ ...liveAnswer, gaps: [blink, ...liveAnswer.gaps] }) });
    expect(screen.getByText(/Not recorded:/).textContent).toBe("Not recorded: 20:14–20:30");
  });
  it("leads to the LIVE before it", async () => {
    const fake = await appAt("#/lives/12");
    expect(screen.getByRole("button", { name: "Next LIVE" })).toHaveProperty("disabled", true);
    screen.getByRole("button", { name: "Previous LIVE" }).click();
    await waitFor(() => expect(asked(fake, "live").at(-1)).toEqual({ id: "11" }));
  });
  it("that is not there is told as such", async () => {
    await appAt("#/lives", { live: () => refuse("not_found") });
    location.hash = "#/lives/99";
    expect(await screen.findByRole("alert")).toBeTruthy();
  });
  it("can be given a title", async () => {
    const fake = await appAt("#/lives/12");
    screen.getByRole("button", { name: "Change the title" }).click();
    const dialog = await screen.findByRole("dialog", { name: "Change the title" });
    const field = within(dialog).getByRole("textbox");
    expect((field as HTMLInputElement).value).toBe(harbour.title);
    await fireEvent.input(field, { target: { value: " Harbour, the end " } });
    within(dialog).getByRole("button", { name: "Save" }).click();
    await screen.findByText("The title is changed");
    expect(asked(fake, "live_title")).toEqual([{ id: "12", title: "Harbour, the end" }]);
  });
});

describe("segments", () => {
  it("are added between two times of the LIVE", async () => {
    const fake = await appAt("#/lives/12");
    screen.getByRole("button", { name: "Add a segment" }).click();
    const name = await screen.findByLabelText("Name");
    expect(document.activeElement).toBe(name);
    const [submit] = screen.getAllByRole("button", { name: "Add a segment" }).slice(-1);
    submit?.click();
    await screen.findByText("A segment needs a name.");
    expect(asked(fake, "segment_add")).toEqual([]);
    await fireEvent.input(name, { target: { value: "Song" } });
    await fireEvent.input(screen.getByLabelText("From"), { target: { value: "21:10" } });
    await fireEvent.input(screen.getByLabelText("To"), { target: { value: "21:00" } });
    submit?.click();
    await screen.findByText("The end must come after the beginning.");
    await clean();
    await fireEvent.input(screen.getByLabelText("To"), { target: { value: "21:20" } });
    submit?.click();
    await screen.findByText("“Song” added");
    expect(asked(fake, "segment_add")).toEqual([{ live: "12", name: "Song", from: into(128), to: into(138) }]);
  });

  it("are renamed and moved in their form", async () => {
    const fake = await appAt("#/lives/12");
    screen.getByRole("button", { name: "Change Colour" }).click();
    await fireEvent.input(await screen.findByLabelText("Name"), { target: { value: "Colours" } });
    await fireEvent.input(screen.getByLabelText("From"), { target: { value: "20:10" } });
    const to = screen.getByLabelText("To");
    await fireEvent.keyDown(to, { key: "ArrowUp" });
    await fireEvent.keyDown(to, { key: "ArrowDown", shiftKey: true });
    expect((to as HTMLInputElement).value).toBe("20:46");
    screen.getByRole("button", { name: "Save" }).click();
    await screen.findByText("“Colours” changed");
    expect(asked(fake, "segment_change")).toEqual([{ id: "2", name: "Colours", from: into(68), to: into(104) }]);
  });

  it("are moved by the arrow keys, kept once they rest", async () => {
    const fake = await appAt("#/lives/12");
    const mover = screen.getByRole("button", { name: /^Move Colour, 20:05–20:50/ });
    for (const shiftKey of [false, true]) await fireEvent.keyDown(mover, { key: "ArrowLeft", shiftKey });
    expect(mover.textContent).toBe("19:59–20:44");
    expect(asked(fake, "segment_change")).toEqual([]);
    await fireEvent.blur(mover);
    await screen.findByText("“Colour” moved to 19:59–20:44");
    expect(asked(fake, "segment_change")).toEqual([{ id: "2", name: "Colour", from: into(57), to: into(102) }]);
  });

  it("are removed with Undo; those of the platform stay as they are", async () => {
    const fake = await appAt("#/lives/12");
    const rows = within(region("Segments"));
    expect(within(rows.getByRole("row", { name: /Battle/ })).queryAllByRole("button")).toHaveLength(1);
    rows.getByRole("button", { name: "Remove Sketch" }).click();
    await screen.findByText("“Sketch” removed");
    screen.getByRole("button", { name: "Undo" }).click();
    await waitFor(() => expect(asked(fake, "undo")).toHaveLength(1));
    expect(asked(fake, "segment_remove")).toEqual([{ id: "1" }]);
  });

  it("tell a refusal and keep what was typed", async () => {
    await appAt("#/lives/12", {
      live: () => liveAnswer,
      segment_change: () => refuse("invalid", { detail: "name_is_empty" }),
    });
    screen.getByRole("button", { name: "Change Sketch" }).click();
    const name = await screen.findByLabelText("Name");
    await fireEvent.input(name, { target: { value: "Sketches" } });
    screen.getByRole("button", { name: "Save" }).click();
    await screen.findByText("The name is empty.");
    expect((name as HTMLInputElement).value).toBe("Sketches");
  });
});
