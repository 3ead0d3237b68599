import { connect } from "node:net";

import { expect, test } from "vitest";

import { isConnectionLost } from "./index.ts";

const withCode = (message: string, facts: object): Error => Object.assign(new Error(message), facts);

test.each([
  ["what PostgreSQL says when it stops", withCode("terminating connection", { code: "57P01" }), true],
  ["what PostgreSQL says while it starts", withCode("the database system is starting up", { code: "57P03" }), true],
  ["a broken socket", withCode("read ECONNRESET", { code: "ECONNRESET" }), true],
  ["what the driver says", new Error("Connection terminated unexpectedly"), true],
  ["a cause further down", new Error("query failed", { cause: withCode("x", { code: "08006" }) }), true],
  ["a violated key", withCode("duplicate key", { code: "23505" }), false],
  ["a file that is missing", withCode("no such file", { code: "ENOENT", syscall: "open" }), false],
  ["no error at all", "57P01", false],
])("%s", (_name, error, lost) => {
  expect(isConnectionLost(error)).toBe(lost);
});

test("a socket that is not there", async () => {
  const error = await new Promise((resolve) => connect({ path: "/nowhere/.s.PGSQL.5432" }).once("error", resolve));
  expect(isConnectionLost(error)).toBe(true);
});
