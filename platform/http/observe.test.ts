import { describe, expect, test, beforeEach, afterEach } from "vitest";
import { type Fixture, problemAt, startFixture, withKey } from "./testing/fixture.ts";

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.server.close({ graceSeconds: 0 }));

describe("ids and logs", () => {
  test("a sane id is taken over, any other replaced", async () => {
    const idFor = async (given: string) =>
      (await fetch(`${fixture.url}/health`, { headers: { "x-request-id": given } })).headers.get("x-request-id");
    expect(await idFor("abc-1.2_3")).toBe("abc-1.2_3");
    for (const odd of ["a b", "x".repeat(65), "ann@example.org", "-", '{"a":1}'])
      expect(await idFor(odd)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("a line per answer with pattern and status, without address, query, body or headers", async () => {
    const init = {
      method: "POST",
      headers: { ...withKey, "content-type": "application/json", "user-agent": "agent-x" },
    };
    await fetch(`${fixture.url}/api/things/secret-person?limit=3`, { headers: withKey });
    await fetch(`${fixture.url}/api/things?mail=ann`, { ...init, body: '{"name":"Ann Smith"}' });
    await fetch(`${fixture.url}/api/unknown-ann`);
    const log = fixture.lines.join("");
    expect(log).toContain('"route":"/api/things/:id"');
    expect(log).toContain('"route":"unmatched","status":404');
    expect(log).not.toMatch(/secret-person|ann|Smith|limit=|agent-x|127\.0\.0\.1|kkkk/i);
  });
});

describe("probes", () => {
  test("health and readiness", async () => {
    expect(await (await fetch(`${fixture.url}/health`)).json()).toEqual({ status: "up" });
    expect(await (await fetch(`${fixture.url}/ready`)).json()).toEqual({ status: "ready" });
    fixture.ready = () => Promise.reject(new Error("gone"));
    expect(await problemAt(fixture, "/ready")).toMatchObject({ status: 503, code: "not_ready" });
    fixture.ready = () => new Promise(() => {});
    expect(await problemAt(fixture, "/ready")).toMatchObject({ status: 503, code: "not_ready" });
  });

  test("the metrics count answers by pattern and status", async () => {
    await fetch(`${fixture.url}/api/things/1`, { headers: withKey });
    await fetch(`${fixture.url}/api/things/2`, { headers: withKey });
    await fetch(`${fixture.url}/api/never-there`);
    await fetch(`${fixture.url}/some/page`);
    const response = await fetch(`${fixture.url}/metrics`, { headers: withKey });
    expect(response.headers.get("content-type")).toContain("version=0.0.4");
    const text = await response.text();
    expect(text).toContain('firsthand_http_requests_total{method="GET",route="/api/things/:id",status="200"} 2\n');
    expect(text).toContain('firsthand_http_requests_total{method="GET",route="unmatched",status="404"} 1\n');
    expect(text).toContain('firsthand_http_requests_total{method="GET",route="page",status="200"} 1\n');
    expect(text).toContain(
      'firsthand_http_request_duration_seconds_bucket{method="GET",route="/api/things/:id",le="+Inf"} 2\n',
    );
    expect(text).toMatch(/process_resident_memory_bytes [1-9]\d+\n/);
    expect(text).toMatch(/nodejs_eventloop_delay_seconds\{quantile="0.99"\} [\d.e-]+\n/);
    expect(text).toMatch(/firsthand_log_lines_total\{level="info"\} [1-9]/);
    expect(text).toContain('extra{of="a\\"b"} 3\n');
  });
});

describe("documents", () => {
  test("the OpenAPI document has every endpoint with its access and the form of errors", async () => {
    const document = await (await fetch(`${fixture.url}/api/openapi.json`)).json();
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      paths: {
        "/api/things/{id}": {
          get: {
            security: [{ session: [] }, { key: [] }],
            "x-access": "figures.read",
            summary: "One thing",
            tags: ["things"],
          },
        },
        "/health": { get: { security: [], "x-access": "open" } },
      },
    });
    expect(document).toMatchObject({
      paths: {
        "/api/things/{id}": {
          get: { responses: { 409: { content: { "application/problem+json": expect.anything() } } } },
        },
      },
    });
    expect(fixture.server.document.paths).not.toHaveProperty("/api/events");
    const described = Object.keys(fixture.server.document.paths ?? {}).map((path) =>
      path.replaceAll(/\{(\w+)\}/g, ":$1"),
    );
    const pages = ["/", "/style.css", "/api", "/api/", "/api/openapi.json", "/slow", "/zod"];
    for (const route of fixture.server.routes) if (!pages.includes(route.url)) expect(described).toContain(route.url);
  });

  test("the reference page names every endpoint and runs no script", async () => {
    const text = await (await fetch(`${fixture.url}/api/`)).text();
    for (const path of Object.keys(fixture.server.document.paths ?? {})) expect(text).toContain(path);
    expect(text).toContain(`${fixture.url}/api/metrics`);
    expect(text).not.toMatch(/<script|https?:\/\/(?!localhost)/);
  });
});
