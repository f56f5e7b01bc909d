// Compiles messages/*.json into typed functions, unless that was done for these very words. Loading the compiler takes seconds.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const OUT = "./src/lib/paraglide";
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
    outputStructure: "locale-modules",
    strategy: ["globalVariable", "baseLocale"],
    emitTsDeclarations: true,
    emitReadme: false,
  });
  writeFileSync(STAMP, stamp);
}
// The compiler leaves something open that would hold the process for half a minute.
process.exit(0);
