import { Failure } from "@firsthand/kernel/errors";
import { expect, test } from "vitest";

import { importEnd, stoppedAsAsked } from "./import-end.ts";

test("a database that went away or a full disk says how far the import had come, and how to go on", () => {
  const away = Object.assign(new Error("terminating connection"), { code: "57P01" });
  expect(importEnd(away, 4000)).toMatchObject({
    code: "database_away",
    advice: expect.stringMatching(/\n4,000 records of the file are stored; the same command goes on after them\.$/),
  });
  const full = new Failure({ code: "disk_full", status: 507, message: "The disk is full." });
  expect(importEnd(full, 0)).toMatchObject({
    message: "The disk is full.",
    advice: "Nothing of the file is stored yet; the same command begins it again.",
  });
});

test("what has a reason of its own stays as it is, and so does a defect", () => {
  const cut = new Failure({ code: "truncated_gzip", status: 422, message: "The file ends too early." });
  const defect = new TypeError("broken");
  expect(importEnd(cut, 10)).toBe(cut);
  expect(importEnd(defect, 10)).toBe(defect);
});

test("who asked to stop is told where it goes on", () => {
  expect(stoppedAsAsked(2000).advice).toContain("2,000 records");
});
