import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { batch } from "./sources";
import { noBook } from "./answers";
import { appAt, asked } from "./app";
import { clean } from "./axe";
import type { Fake } from "./fake";

const first = (): typeof noBook => noBook;

describe("the first run", () => {
  it("makes a book for the role that was picked", async () => {
    const fake = await appAt("", { app_state: first });
    expect(screen.getByText("/home/nora/Documents/My book.giftbook")).toBeTruthy();
    screen.getByRole("radio", { name: /I support/ }).click();
    screen.getByRole("button", { name: "Make this book" }).click();
    await screen.findByRole("heading", { name: "Would you like a limit?" });
    expect(asked(fake, "book_create")).toEqual([{ role: "supporter" }]);
    expect(screen.queryByRole("navigation", { name: "Places" })).toBeNull();
  });

  async function askedForALimit(): Promise<Fake> {
    const fake = await appAt("", { app_state: first });
    screen.getByRole("radio", { name: /I support/ }).click();
    screen.getByRole("button", { name: "Make this book" }).click();
    await screen.findByRole("heading", { name: "Would you like a limit?" });
    return fake;
  }

  it("asks someone who pays for a limit, suggests none, and takes any amount", async () => {
    const fake = await askedForALimit();
    const box = screen.getByRole<HTMLInputElement>("textbox", { name: "At most" });
    expect([box.value, box.placeholder]).toEqual(["", ""]);
    expect(screen.getByText(/This app cannot stop a purchase/)).toBeTruthy();
    await clean();
    await fireEvent.submit(box.form as HTMLFormElement);
    expect(asked(fake, "limit_set")).toEqual([]);
    await fireEvent.input(box, { target: { value: "37.50" } });
    await fireEvent.submit(box.form as HTMLFormElement);
    await screen.findByRole("navigation", { name: "Places" });
    expect(asked(fake, "limit_set")).toEqual([{ form: { window: "month", amount: "37.50", currency: "USD" } }]);
  });

  it("goes on without a limit only once that was confirmed", async () => {
    const fake = await askedForALimit();
    screen.getByRole("button", { name: "Go on without a limit" }).click();
    (await screen.findByRole("button", { name: "Back to the limit" })).click();
    await screen.findByRole("heading", { name: "Would you like a limit?" });
    expect(screen.queryByRole("navigation", { name: "Places" })).toBeNull();
    screen.getByRole("button", { name: "Go on without a limit" }).click();
    (await screen.findByRole("button", { name: "Go on without one" })).click();
    await screen.findByRole("navigation", { name: "Places" });
    expect(asked(fake, "limit_set")).toEqual([]);
  });

  it("asks a creator for none", async () => {
    await appAt("", { app_state: first });
    screen.getByRole("button", { name: "Make this book" }).click();
    await screen.findByRole("navigation", { name: "Places" });
  });

  it("opens a sample in a book of its own", async () => {
    const fake = await appAt("", { app_state: first });
    screen.getByRole("button", { name: "Look around with sample data" }).click();
    await waitFor(() => expect(asked(fake, "sample_open")).toEqual([{ role: "creator" }]));
  });

  it("says why the last book could not be opened", async () => {
    await appAt("", { app_state: () => ({ ...noBook, trouble: { code: "book_newer", params: {} } }) });
    expect(screen.getByRole("alert").textContent).toContain("made by a newer Giftbook. It was left as it is.");
  });

  it("asks for a book before files", async () => {
    const fake = await appAt("", { app_state: first });
    fake.emit("files-dropped", batch);
    await screen.findByText("Make or open a book first, then drop the files again.");
  });
});
