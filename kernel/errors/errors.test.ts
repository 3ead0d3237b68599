import { expect, test } from "vitest";

import { Failure, problemOf } from "./index.ts";

test("a failure becomes a problem document whose own members cannot be overwritten by details", () => {
  const failure = new Failure({
    code: "file_not_found",
    status: 404,
    message: "There is no file a.csv.",
    advice: "Check the name.",
    details: { path: "a.csv", status: 200 },
  });
  expect(problemOf(failure, "r1")).toEqual({
    type: "urn:firsthand:problem:file_not_found",
    title: "file not found",
    status: 404,
    detail: "There is no file a.csv.",
    code: "file_not_found",
    advice: "Check the name.",
    instance: "r1",
    path: "a.csv",
  });
});
