import { describe, expect, test, beforeEach, afterEach } from "vitest";
import { type Fixture, problemAt, say, startFixture } from "./testing/fixture.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.server.close({ graceSeconds: 0 }));

describe("what goes wrong is a problem document", () => {
  test("a failure keeps its status, sentence, advice and details, with the fields of the typed client beside", async () => {
    expect(await problemAt(fixture, "/api/things/gone")).toMatchObject({
      status: 410,
      code: "thing_gone",
      detail: "It is gone.",
      advice: "Take another.",
      was: "here",
      defined: false,
      message: "It is gone.",
      data: { was: "here", advice: "Take another." },
    });
  });

  test("an error of the contract keeps its code and data", async () => {
    expect(await problemAt(fixture, "/api/things/twice")).toMatchObject({
      status: 409,
      code: "DUPLICATE",
      defined: true,
      message: "There is one already",
      data: { existingId: "7" },
    });
  });

  test("a wrong input names every wrong place", async () => {
    const init = { method: "POST", type: "application/json", body: '{"name":"x","inner":{}}' };
    const problem = await problemAt(fixture, "/api/things", init);
    expect(problem).toMatchObject({ status: 400, code: "invalid_input", defined: false });
    expect(problem["issues"]).toEqual([
      { path: "name", message: expect.any(String) },
      { path: "inner.count", message: expect.any(String) },
    ]);
    expect((await problemAt(fixture, "/api/things/1?limit=11"))["issues"]).toEqual([
      { path: "limit", message: expect.any(String) },
    ]);
  });

  test("so does a wrong input in a plain route", async () => {
    expect((await problemAt(fixture, "/zod"))["issues"]).toEqual([{ path: "a.b", message: expect.any(String) }]);
  });

  test("a defect says nothing but the id of the request, and is logged without the values at hand", async () => {
    const problem = await problemAt(fixture, "/api/things/defect");
    expect(problem).toMatchObject({ status: 500, code: "internal_error" });
    expect(JSON.stringify(problem)).not.toMatch(/ann@|TypeError|cannot read/);
    const logged = fixture.lines.find((line) => line.includes("a defect")) ?? "";
    expect(logged).toContain(String(problem["instance"]));
    expect(logged).toContain("TypeError");
    expect(logged).not.toContain("ann@");
  });

  test("an error that was foreseen elsewhere gets its failure", async () => {
    expect(await problemAt(fixture, "/api/things/away")).toMatchObject({ status: 503, code: "database_away" });
  });

  test.each([
    ["GET", "/nothing.txt"],
    ["GET", "/assets/nothing"],
    ["POST", "/nothing"],
    ["GET", "/api/nothing"],
    ["POST", "/api/things/1/more"],
  ])("%s %s is not there", async (method, path) => {
    expect(await problemAt(fixture, path, { method })).toMatchObject({ status: 404, code: "not_found" });
  });

  test("another method is told which ones there are", async () => {
    expect(await problemAt(fixture, "/api/things/1", { method: "DELETE" })).toMatchObject({
      status: 405,
      code: "method_not_allowed",
      allowed: ["GET"],
    });
    expect((await fetch(`${fixture.url}/health`, { method: "PUT" })).headers.get("allow")).toBe("GET, HEAD");
  });

  test.each([
    [400, "invalid_body", "application/json", "{"],
    [400, "invalid_body", "application/json", '{"__proto__":{"x":1}}'],
    [413, "body_too_large", "application/json", JSON.stringify({ name: "x".repeat(1024 * 1024) })],
    [415, "unsupported_media_type", "text/plain", "hello"],
    [415, "unsupported_media_type", "application/xml", "<a/>"],
  ])("a body that cannot be read is %i %s (%s)", async (status, code, type, body) => {
    const init = { method: "POST", type, body };
    expect(await problemAt(fixture, "/api/things", init)).toMatchObject({ status, code });
  });

  test("a broken address is told so", async () => {
    expect(await problemAt(fixture, "/api/things/%ff")).toMatchObject({ status: 400, code: "bad_url" });
  });

  test("what is no HTTP at all gets an answer in the same form", async () => {
    const answer = await say(fixture, "NONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("application/problem+json");
    const long = await say(
      fixture,
      `GET / HTTP/1.1\r\nHost: localhost:${fixture.port}\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    );
    expect(long).toMatch(/^HTTP\/1\.1 431 /);
  });
});
