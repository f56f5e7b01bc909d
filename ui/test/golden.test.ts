import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawing } from "$lib/svg";

/** The drawings that the charts crate is held to. */
const FOLDER = "../src-tauri/crates/charts/tests/snapshots";
const golden = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .map((name) => ({ name, svg: /<svg[\s\S]*<\/svg>/.exec(readFileSync(`${FOLDER}/${name}`, "utf8"))?.[0] }))
      .filter((one): one is { name: string; svg: string } => one.svg !== undefined)
  : [];

/** What the page leaves out on purpose: it has a font of its own. */
const LEFT_OUT = new Set(["font-family", "xmlns"]);
const told = (root: Element): string[] =>
  [root, ...root.querySelectorAll("*")].map(
    (node) =>
      `${node.localName} ${node
        .getAttributeNames()
        .filter((name) => !LEFT_OUT.has(name))
        .sort()
        .map((name) => `${name}=${node.getAttribute(name) ?? ""}`)
        .join(" ")}`,
  );

const written = (root: Element): string[] => [...root.querySelectorAll("text")].map((text) => text.textContent);

describe("a drawing of the charts crate enters the page whole", () => {
  it.skipIf(golden.length === 0)("there are some", () => {
    expect(golden.length).toBeGreaterThan(2);
  });

  it.each(golden)("$name", ({ svg }) => {
    const source = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const root = drawing(svg);
    expect(root && told(root)).toEqual(told(source));
    expect(root && written(root)).toEqual(written(source));
  });
});
