import { screen, waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { batch } from "./sources";
import { noBook } from "./answers";
import { appAt, asked } from "./app";

const first = (): typeof noBook => noBook;

describe("the first run", () => {
  it("makes a book for the role that was picked", async () => {
    const fake = await appAt("", { app_state: first });
    expect(screen.getByText("/home/nora/Documents/My book.giftbook")).toBeTruthy();
    screen.getByRole("radio", { name: /I support/ }).click();
    screen.getByRole("button", { name: "Make this book" }).click();
    await screen.findByRole("navigation", { name: "Places" });
    expect(asked(fake, "book_create")).toEqual([{ role: "supporter" }]);
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
