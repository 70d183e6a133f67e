import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // The shell serves the files from its own origin, without a server that could rewrite paths.
  base: "./",
  // Without this Vitest would take Svelte's build for servers, which mounts nothing.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : undefined,
  build: {
    target: "safari16",
    // A font or icon as data URI would be a second copy of what the cache of the window keeps anyway.
    assetsInlineLimit: 0,
  },
  // Fonts and catalogues lie with the crates that own them.
  server: { fs: { allow: [".."] } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/test/setup.ts"],
  },
});
