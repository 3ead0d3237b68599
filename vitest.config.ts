import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.{database,browser}.test.ts"],
          environment: "node",
        },
      },
      {
        test: {
          name: "database",
          include: ["**/*.database.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: "./platform/testing/global-setup.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "browser",
          include: ["**/*.browser.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: ["./platform/testing/global-setup.ts", "./app/browser/testing/global-setup.ts"],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // One browser, one page at a time: two would wait for each other on two cores.
          fileParallelism: false,
        },
      },
    ],
  },
});
