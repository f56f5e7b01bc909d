// Compiles messages/*.json into typed functions, unless that was done for these very words. Loading the compiler takes seconds.
// As one module, which tests and development load quickly; `split`, for the build, makes a module of each message, so that a screen loads
// its own words and no others.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const split = process.argv[2] === "split";
const OUT = split ? "./node_modules/.messages" : "./src/lib/paraglide";
const STAMP = `${OUT}/.stamp`;

const digest = createHash("sha256");
const words = readdirSync("messages").map((name) => `messages/${name}`);
for (const file of [...words, "project.inlang/settings.json", "package-lock.json", "compile-messages.js"]) {
  digest.update(file).update(readFileSync(file));
}
const stamp = digest.digest("hex");

if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== stamp) {
  const { compile } = await import("@inlang/paraglide-js");
  await compile({
    project: "./project.inlang",
    outdir: OUT,
    outputStructure: split ? "message-modules" : "locale-modules",
    strategy: ["globalVariable", "baseLocale"],
    emitTsDeclarations: !split,
    emitReadme: false,
  });
  if (!split) writeFileSync(`${OUT}/coded.js`, coded());
  writeFileSync(STAMP, stamp);
}
// The compiler leaves something open that would hold the process for half a minute.
process.exit(0);

/** The messages that are looked up by a code (lib/words.ts), as a table: those beside which one stands for an unknown code. */
function coded() {
  const keys = Object.keys(JSON.parse(readFileSync("messages/en.json", "utf8")));
  const prefixes = keys.filter((key) => key.endsWith("_unknown")).map((key) => key.slice(0, -"unknown".length));
  const found = keys.filter((key) => prefixes.some((prefix) => key.startsWith(prefix))).join(", ");
  return `import { ${found} } from "$m";\n\nexport const coded = { ${found} };\n`;
}
