import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { endpointsPlugin } from "./endpoints.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), endpointsPlugin()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // Chunks for charts are loaded when a page with a chart is opened.
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Dozens of tiny files cost more than the few bytes that a page loads in vain.
        codeSplitting: {
          groups: [
            { name: "icons", test: /@tabler[\\/]icons-react/ },
            { name: "parts", test: /web[\\/]src[\\/](?:parts|format|scope)[\\/](?!charts)/, minShareCount: 2 },
            { name: "mantine", test: /node_modules[\\/]@(?:mantine|floating-ui)/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": process.env["API_URL"] ?? "http://localhost:4600" } },
});
