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
          // Some start servers or processes of their own, which a busy machine may keep waiting.
          retry: 1,
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
          // Servers, clocks and sockets of a busy machine: a second try, told as such in the output.
          retry: 1,
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
          retry: 1,
        },
      },
    ],
  },
});
