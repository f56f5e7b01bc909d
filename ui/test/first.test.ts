import { screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";
import { app, home, noBook } from "./answers";
import { appAt, asked, sendAlong } from "./app";

afterEach(() => document.getElementById("first")?.remove());

test("what came with the page is shown without a question, and not read a second time", async () => {
  sendAlong({ app: app(), home });
  const fake = await appAt("#/home");
  expect(screen.getByRole("button", { name: "41,260" })).toBeTruthy();
  expect(asked(fake, "app_state")).toEqual([]);
  expect(asked(fake, "home")).toEqual([]);
  expect(document.getElementById("first")).toBeNull();
  fake.emit("stale", { tags: ["entries"] });
  await waitFor(() => expect(asked(fake, "home")).toHaveLength(1));
});

test("a role that the document does not answer for is asked for", async () => {
  localStorage.setItem("giftbook-view", "creator");
  sendAlong({ app: app(), home: { ...home, creator: null } });
  const fake = await appAt("#/home");
  await waitFor(() => expect(screen.getByRole("button", { name: "41,260" })).toBeTruthy());
  expect(asked(fake, "home")).toEqual([{ role: "creator" }]);
});

test("a page without it asks for both at once", async () => {
  const fake = await appAt("#/home");
  expect(fake.asked.slice(0, 2).map(({ command }) => command)).toEqual(["home", "app_state"]);
});

test("without a book the first run is there at once", async () => {
  sendAlong({ app: noBook, home: null });
  const fake = await appAt("");
  expect(screen.getByRole("heading", { level: 1 })).toBeTruthy();
  expect(asked(fake, "app_state")).toEqual([]);
});
