import { Failure } from "@firsthand/kernel/errors";
import { expect, test } from "vitest";

import { endText, foreseenFailure } from "./index.ts";

test("a failure ends with sentence and advice, a defect with its stack", () => {
  const failure = new Failure({ code: "x", status: 500, message: "It is so.", advice: "Do this." });
  expect(endText(failure)).toBe("It is so.\nDo this.\n");
  expect(endText(new TypeError("broken"))).toMatch(/defect[^]*TypeError: broken[^]*failures\.test\.ts/);
  expect(endText("thrown")).toContain("thrown");
});

test("a database that went away, or a full disk, is no defect", () => {
  const full = Object.assign(new Error("could not extend file"), { code: "53100" });
  const away = Object.assign(new Error("terminating connection"), { code: "57P01" });
  expect(foreseenFailure(full)?.code).toBe("disk_full");
  expect(foreseenFailure(away)?.code).toBe("database_away");
  expect(endText(full)).toMatch(/no room left[^]*Make room/);
  expect(foreseenFailure(new Error("else"))).toBeUndefined();
});

test("a text that no database can hold is wrong input and no defect", () => {
  for (const code of ["22021", "22P05"])
    expect(foreseenFailure(Object.assign(new Error("0x00"), { code }))).toMatchObject({
      code: "unstorable_text",
      status: 400,
    });
});

test("of an error of the database no value is told", () => {
  const error = Object.assign(new Error('invalid input syntax for type integer: "Anna Kowalska"'), {
    severity: "ERROR",
    code: "22P02",
    table: "met",
    detail: "Key (name)=(Anna Kowalska) already exists.",
  });
  expect(endText(error)).toMatch(/defect[^]*22P02: met[^]*failures\.test\.ts/);
  expect(endText(error)).not.toContain("Anna");
});
