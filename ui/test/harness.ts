// Looks at the app without the shell: `npx vite`, then /test/harness.html?theme=dark&state=first#/sources
import "../src/styles/look.css";
import { mount } from "svelte";
import { app, noBook } from "./answers";
import { batch } from "./sources";
import { statementBatch } from "./statements";
import { bridge, type Overrides } from "./fake";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
const role = asked.get("role");
localStorage.setItem("giftbook-view", role === "supporter" ? "supporter" : "creator");
const overrides: Overrides = {};
const over = theme === "light" || theme === "dark" ? { theme } : {};
const damage = asked.get("damage");
const unsound = { name: "My book", path: "/home/nora/Documents/My book.book", damage, lastBackup: "1795262400000" };
overrides["app_state"] = () => {
  if (damage) return { ...noBook, unsound };
  return asked.get("state") === "first" ? noBook : app(over as Parameters<typeof app>[0]);
};
if (asked.get("state") === "reading") {
  overrides["import_preview"] = ({ progress }) => {
    (progress as { onmessage: (p: unknown) => void }).onmessage({
      rows: 28416,
      bytes: "14549000",
      totalBytes: "21454336",
      unreadable: 2,
      ignored: 27400,
    });
    return new Promise(() => undefined);
  };
}
if (theme) localStorage.setItem("giftbook-theme", theme);
if (theme && theme !== "system") document.documentElement.dataset["theme"] = theme;
const fake = bridge(overrides);
void (asked.has("kit") ? import("./Kit.svelte") : import("../src/App.svelte")).then(({ default: App }) => {
  const target = document.getElementById("app");
  if (target) mount(App, { target });
  if (asked.has("drop"))
    setTimeout(
      () =>
        fake.emit(
          "files-dropped",
          asked.get("drop") === "statement"
            ? statementBatch
            : { ...batch, files: batch.files.slice(Number(asked.get("drop"))) },
        ),
      400,
    );
  // ?press=?,ctrl+k,g,t: keys, one after another.
  const keys = asked.get("press")?.split(",") ?? [];
  setTimeout(() => {
    for (const one of keys) {
      const [last = "", ...more] = one.split("+").reverse();
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key: last, ctrlKey: more.includes("ctrl"), bubbles: true, cancelable: true }),
      );
    }
    for (const label of asked.getAll("click")) {
      [...document.querySelectorAll<HTMLElement>("button, [data-row]")]
        .find(({ textContent }) => textContent.includes(label))
        ?.click();
    }
  }, 800);
});
