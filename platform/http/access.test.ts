import { accessKinds } from "@firsthand/kernel/permissions";
import { describe, expect, test, beforeEach, afterEach } from "vitest";
import { type Fixture, ask, askAs, buildServer, key, startFixture, withKey } from "./testing/fixture.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.server.close({ graceSeconds: 0 }));

const rights = {
  view: ["open", "known", "figures.read", "system.read"],
  edit: ["open", "known", "figures.read", "system.read", "model.edit"],
  administer: accessKinds,
};

describe("who may", () => {
  test("each route, from the table of routes: open ones answer to anybody, all others only to who may", async () => {
    const open = ["/", "/api", "/api/", "/api/openapi.json", "/health", "/ready", "/style.css", "/slow", "/zod"];
    expect(fixture.server.routes.length).toBeGreaterThan(10);
    for (const { method, url: pattern, access } of fixture.server.routes) {
      const declared = open.includes(pattern)
        ? "open"
        : method === "POST"
          ? "model.edit"
          : pattern === "/metrics"
            ? "system.read"
            : "figures.read";
      expect({ pattern, access }).toEqual({ pattern, access: declared });
      if (pattern === "/slow") continue;
      const ask = (headers: Record<string, string>) =>
        fetch(fixture.url + pattern.replaceAll(/:\w+/g, "1"), { method, headers, redirect: "manual" });
      const wrongs = [
        {},
        { authorization: "Bearer wrong" },
        { authorization: `Basic ${key}` },
        { authorization: `Bearer ${key}x` },
      ];
      for (const headers of wrongs) expect((await ask({ ...headers })).status === 401).toBe(access !== "open");
      expect([401, 403]).not.toContain((await ask(withKey)).status);
      for (const [right, opens] of Object.entries(rights)) {
        const { status } = await ask({ authorization: `Bearer may-${right}` });
        expect({ pattern, right, refused: status === 403 }).toEqual({
          pattern,
          right,
          refused: !opens.includes(access),
        });
        expect(status).not.toBe(401);
      }
    }
  });

  test.each([
    [{}, "sign_in_needed"],
    [{ cookie: "session=old" }, "session_ended"],
    [{ authorization: "Bearer wrong" }, "key_wrong"],
  ])("nobody with %j gets a problem that says what to do", async (headers, code) => {
    const response = await fetch(`${fixture.url}/metrics`, { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await response.json()).toMatchObject({ code, advice: expect.any(String) });
  });

  test("who may not is told what is missing", async () => {
    const response = await fetch(`${fixture.url}/api/things`, {
      method: "POST",
      headers: { authorization: "Bearer may-view" },
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "not_allowed", data: { needed: "model.edit" } });
  });

  test("handlers know who asks", async () => {
    const asks = async (authorization: string) =>
      (await fetch(`${fixture.url}/api/things/1`, { headers: { authorization } })).json();
    expect(await asks("Bearer may-view")).toEqual({ id: "1", tenant: "Ann" });
    expect(await asks(`Bearer ${key}`)).toEqual({ id: "1", tenant: "the access key" });
  });

  test("a change asked for by a page of another address is refused, also of who may", async () => {
    const own = `http://localhost:${fixture.port}`;
    const post = async (headers: Record<string, string>) => {
      const response = await ask({
        port: fixture.port,
        method: "POST",
        headers: { host: `localhost:${fixture.port}`, ...headers },
      });
      return JSON.parse(response.text).code;
    };
    for (const headers of [
      { cookie: "a=b" },
      { origin: "http://evil.example" },
      { origin: "null", cookie: "a=b" },
      { origin: "http://localhost:1" },
      { origin: own, "sec-fetch-site": "cross-site" },
      { origin: own, "sec-fetch-site": "same-site" },
    ])
      expect({ headers, code: await post(headers) }).toEqual({ headers, code: "foreign_origin" });
    expect(await post({ cookie: "a=b", origin: own })).toBe("session_ended");
    expect(await post({ cookie: "a=b", "sec-fetch-site": "same-origin" })).toBe("session_ended");
    expect(await post({})).toBe("sign_in_needed");
    expect(await post({ ...withKey, origin: "http://evil.example" })).toBe("invalid_input");
  });

  test("the key is asked for before a body is read", async () => {
    const response = await fetch(`${fixture.url}/api/things`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(401);
  });

  test("a route that does not declare its access fails the start", async () => {
    const undeclared = buildServer({ plainRoutes: (app) => void app.get("/secret", async () => "x") });
    await expect(undeclared).rejects.toMatchObject({
      code: "access_undeclared",
      message: expect.stringContaining("/secret"),
    });
  });

  test("on this machine alone, only its own names are answered", async () => {
    for (const host of [
      `localhost:${fixture.port}`,
      `127.0.0.1:${fixture.port}`,
      `[::1]:${fixture.port}`,
      `LOCALHOST:${fixture.port}`,
    ]) {
      expect((await askAs(fixture, host)).status).toBe(200);
    }
    for (const host of [
      "evil.example",
      `evil.example:${fixture.port}`,
      "localhost",
      `localhost:${fixture.port + 1}`,
      `localhost.evil.example:${fixture.port}`,
    ]) {
      const { status, text } = await askAs(fixture, host);
      expect({ host, status }).toEqual({ host, status: 403 });
      expect(JSON.parse(text)).toMatchObject({ code: "wrong_host", advice: expect.stringContaining("HOST") });
    }
  });

  test("on a network, any name is answered", async () => {
    const open = await startFixture({ host: "0.0.0.0" });
    expect((await askAs(open, "firsthand.example")).status).toBe(200);
    await open.server.close({ graceSeconds: 0 });
  });

  test.each(["/", "/api/", "/health", "/nothing", "/metrics", "/style.css"])(
    "%s carries the headers of safety",
    async (path) => {
      const { headers } = await fetch(`${fixture.url}${path}`);
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    },
  );
});
