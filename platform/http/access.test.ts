import { describe, expect, test, beforeEach, afterEach } from "vitest";
import { type Fixture, buildServer, askAs, key, startFixture, withKey } from "./testing/fixture.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.server.close({ graceSeconds: 0 }));

describe("who may", () => {
  test("each route, from the table of routes: open ones answer without the key, all others never", async () => {
    const open = ["/", "/api", "/api/", "/api/openapi.json", "/health", "/ready", "/style.css", "/slow", "/zod"];
    expect(fixture.server.routes.length).toBeGreaterThan(10);
    for (const { method, url: pattern, access } of fixture.server.routes) {
      expect({ pattern, access }).toEqual({ pattern, access: open.includes(pattern) ? "open" : "key" });
      if (pattern === "/slow") continue;
      const ask = (headers: Record<string, string>) =>
        fetch(fixture.url + pattern.replaceAll(/:\w+/g, "1"), { method, headers, redirect: "manual" });
      const wrongs = [
        {},
        { authorization: "Bearer wrong" },
        { authorization: `Basic ${key}` },
        { authorization: `Bearer ${key}x` },
      ];
      for (const headers of wrongs) expect((await ask({ ...headers })).status === 401).toBe(access === "key");
      expect((await ask(withKey)).status).not.toBe(401);
    }
  });

  test("without the key, a problem that tells where it stands", async () => {
    const response = await fetch(`${fixture.url}/metrics`);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(await response.json()).toMatchObject({
      code: "key_required",
      advice: expect.stringContaining("access-key"),
    });
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
