import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Words are compiled before Vite starts: `npm run messages`, which dev, build, check and test all begin with.
export default defineConfig(({ command }) => ({
  // Relative addresses: the page is served from the app itself, not from the root of a host.
  base: "./",
  plugins: [svelte(), svelteTesting()],
  resolve: {
    alias: {
      $ipc: at("./src/ipc/index.ts"),
      $lib: at("./src/lib"),
      $kit: at("./src/kit"),
      $m: at(command === "build" ? "./node_modules/.messages/messages.js" : "./src/lib/paraglide/messages.js"),
    },
  },
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  build: {
    target: ["es2023", "safari17", "chrome120"],
    // A data: address would need its own word in the content policy; files do not.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    setupFiles: ["./test/setup.ts"],
    restoreMocks: true,
  },
}));
