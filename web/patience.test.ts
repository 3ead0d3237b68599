import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";

import { askPatiently } from "./src/api/patience.ts";

let server: Server;
let url: string;
/** What was asked with, and the answers that come before the good one. */
let bodies: string[];
let refusals: { code: string; wait: string }[];

beforeEach(async () => {
  [bodies, refusals] = [[], []];
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      bodies.push(text);
      const refusal = refusals.shift();
      if (!refusal) return response.end("done");
      response.writeHead(429, { "retry-after": refusal.wait, "content-type": "application/problem+json" });
      return response.end(JSON.stringify({ code: refusal.code }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

const asked = (signal?: AbortSignal) => new Request(url, { method: "POST", body: "all of it", signal: signal ?? null });

test("who asked too often waits and asks the same again", async () => {
  refusals = [
    { code: "too_many_requests", wait: "1" },
    { code: "too_many_requests", wait: "0" },
  ];
  const begun = performance.now();
  const response = await askPatiently(asked());
  expect(await response.text()).toBe("done");
  expect(bodies).toEqual(["all of it", "all of it", "all of it"]);
  expect(performance.now() - begun).toBeGreaterThan(990);
});

test("too many guesses, a long wait and the last try are told and not waited for", async () => {
  refusals = [{ code: "too_many_attempts", wait: "1" }];
  expect(await (await askPatiently(asked())).json()).toEqual({ code: "too_many_attempts" });
  refusals = [{ code: "too_many_requests", wait: "600" }];
  expect((await askPatiently(asked())).status).toBe(429);
  expect(bodies).toHaveLength(2);
  refusals = Array.from({ length: 9 }, () => ({ code: "too_many_requests", wait: "0" }));
  expect((await askPatiently(asked())).status).toBe(429);
  expect(bodies).toHaveLength(6);
});

test("whoever leaves meanwhile does not ask again", async () => {
  refusals = [{ code: "too_many_requests", wait: "2" }];
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 100);
  await expect(askPatiently(asked(leaving.signal))).rejects.toMatchObject({ name: "AbortError" });
  expect(bodies).toHaveLength(1);
});
