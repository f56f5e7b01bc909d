import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import Name from "$kit/Name.svelte";
import { hidesSomething } from "./hidden";

describe("row 50: characters nobody sees", () => {
  it.each(["pay\u202E001\u202C", "An\u200Bna", "\u2067x\u2069", "a\u00ADb", "\uFEFFa", "\u200Fa"])(
    "a name that holds them says so: %j",
    (text) => {
      render(Name, { text });
      expect(screen.getByText(/hidden characters/i)).toBeTruthy();
      expect(document.querySelector("bdi")?.textContent).toBe(text);
    },
  );

  it.each(["Anna", "\u05D0\u05D1", "👩\u200D🎤", "❤\uFE0F", "می\u200Cخواهم", ""])("other names do not: %j", (text) => {
    expect(hidesSomething(text)).toBe(false);
  });
});
