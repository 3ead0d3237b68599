import { defineConfig } from "vite";

/** The script that other sites load: one file that needs nothing beside it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2022",
    reportCompressedSize: false,
    lib: { entry: "main.ts", formats: ["iife"], name: "firsthandChatScript", fileName: () => "chat.js" },
  },
});
