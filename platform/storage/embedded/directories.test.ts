import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { temporaryDirectory } from "../../testing/processes.ts";
import { makeDirectories } from "./directories.ts";

test("what is missing is made, what is there stays", () => {
  const { path } = temporaryDirectory();
  makeDirectories(join(path, "a", "b"));
  makeDirectories(join(path, "a", "b"));
  expect(existsSync(join(path, "a", "b"))).toBe(true);
  rmSync(path, { recursive: true });
});

test.runIf(process.platform === "linux")("where nothing can be made it says so, and returns", () => {
  expect(() => makeDirectories("/proc/firsthand/data")).toThrow(expect.objectContaining({ code: "EPERM" }));
});
