import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { type HttpServer, createHttpServer, createLogging, nobody } from "@firsthand/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createWebApp } from "./web-app.ts";

const script = "export const answer = 42;\n".repeat(100);
let directory: string;
let server: HttpServer;
let url: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "firsthand-app-"));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "index.html"), '<meta name="style-nonce" content="__STYLE_NONCE__"><p>the app</p>');
  writeFileSync(join(directory, "assets", "main-1.js"), script);
  writeFileSync(join(directory, "assets", "main-1.js.br"), brotliCompressSync(script));
  writeFileSync(join(directory, "assets", "main-1.js.gz"), gzipSync(script));
  writeFileSync(join(directory, "assets", "icon.svg"), "<svg/>");
  writeFileSync(join(directory, "secret.txt"), "secret");
  writeFileSync(join(directory, "assets", ".hidden"), "secret");
  ({ server, url } = await start(directory));
});
afterAll(async () => {
  await server.close({ graceSeconds: 0 });
  rmSync(directory, { recursive: true, force: true });
});

async function start(built: string | undefined): Promise<{ server: HttpServer; url: string }> {
  const { logger, lineCounts } = createLogging({ level: "silent", write: () => {} });
  const app = createWebApp(built);
  const started = await createHttpServer({
    config: { host: "127.0.0.1", port: 0 },
    logger,
    lineCounts,
    version: "1",
    accessKey: "k".repeat(43),
    recognise: async () => ({ asker: nobody }),
    mounts: [],
    plainRoutes: app.routes,
    page: app.page,
    ready: async () => {},
    foresee: () => undefined,
  });
  return { server: started, url: (await started.listen()).url };
}

test.each(["/", "/figures", "/conversations/0190?x=1", "/invitation/a-_b"])(
  "%s is the page, never kept",
  async (path) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const nonce = /style-src 'self' 'nonce-([\w-]{22})'/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    expect(await response.text()).toBe(`<meta name="style-nonce" content="${nonce}"><p>the app</p>`);
  },
);

test("each page has another nonce, and a policy that lets nothing in from elsewhere", async () => {
  const policies = await Promise.all([1, 2].map(async () => (await fetch(url)).headers.get("content-security-policy")));
  expect(policies[0]).not.toBe(policies[1]);
  expect(policies[0]).toMatch(/^default-src 'none'; script-src 'self'; style-src /);
  expect(policies[0]).toContain("frame-ancestors 'none'");
  expect(policies[0]).not.toMatch(/script-src[^;]*unsafe|http:|https:|\*/);
});

test("assets are kept for ever, and sent as small as the browser can read them", async () => {
  for (const [accepted, encoding] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ] as const) {
    const response = await fetch(`${url}/assets/main-1.js`, { headers: { "accept-encoding": accepted } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-type")).toMatch(/^(?:text|application)\/javascript/);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("vary")).toBe("accept-encoding");
    expect(await response.text()).toBe(script);
  }
  expect((await fetch(`${url}/assets/icon.svg`)).headers.get("content-type")).toContain("image/svg+xml");
});

test.each([
  "/assets/nothing.js",
  "/assets/..%2fsecret.txt",
  "/assets/%2e%2e/secret.txt",
  "/secret.txt",
  "/assets/.hidden",
  "/assets/",
])("%s is not there", async (path) => {
  const response = await fetch(url + path);
  expect([403, 404]).toContain(response.status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).not.toContain("secret.txt");
});

test("where it is not built, the page says so", async () => {
  const bare = await start(undefined);
  const response = await fetch(bare.url);
  expect(await response.text()).toContain("not built");
  await bare.server.close({ graceSeconds: 0 });
});
