import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const words = JSON.parse(readFileSync("messages/en.json", "utf8")) as Record<string, unknown>;
const keys = Object.keys(words).filter((key) => key !== "$schema");

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes("paraglide"))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));
/** Keys that are looked up by a code (lib/words.ts): those of errors and of what cannot be taken, and every prefix a screen asks with. */
const prefixes = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/byCode\("(\w+)"/g)].map(([, key]) => key ?? "")),
);
const BY_CODE = new RegExp(`^(error|invalid|${[...prefixes].join("|")})_`);

const used = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key)));

describe("words for people", () => {
  it("are all used, and all that are used are there", () => {
    expect(keys.filter((key) => !used.has(key) && !BY_CODE.test(key))).toEqual([]);
    expect([...used].filter((key) => key !== undefined && !(key in words))).toEqual([]);
  });

  it("have a fallback under every prefix", () => {
    for (const prefix of prefixes) {
      expect(words).toHaveProperty(`${prefix}_unknown`);
    }
  });

  it("stand only in the message file", () => {
    // Between tags stands no word of its own; names, keys and units come from messages.
    const spoken = sources
      .filter(({ path }) => path.endsWith(".svelte"))
      .flatMap(({ path, text }) => {
        const markup = text.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<!--[\s\S]*?-->/g, "");
        return [...markup.matchAll(/>([^<>{}]*[A-Za-z]{2,}[^<>{}]*)</g)].map(([, found]) => `${path}: ${found ?? ""}`);
      });
    expect(spoken).toEqual([]);
  });
});
