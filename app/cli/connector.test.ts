import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { temporaryDirectory } from "@firsthand/platform/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { runCli } from "../testing/run-cli.ts";

vi.setConfig({ testTimeout: 120_000 });

const place = temporaryDirectory("firsthand-connector-");
const guide = readFileSync(join(import.meta.dirname, "../../docs/connectors.md"), "utf8");
const block = (kind: string) =>
  new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``).exec(guide.replaceAll(/^ {3}/gm, ""))?.[1] ?? "";
const asked: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const right = request.headers["x-api-key"] === "k3y-that-is-long";
    response.writeHead(right ? 200 : 401, { "content-type": "application/json" });
    response.end(right ? block("json") : `{"error": "wrong key ${String(request.headers["x-api-key"])}"}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const manifest = block("yaml");
  writeFileSync(join(place.path, "questions.yaml"), manifest);
  writeFileSync(join(place.path, "wrong.yaml"), manifest.replace("records: questions", "records: questions["));
  writeFileSync(join(place.path, "settings.yaml"), `shop: ${shop}\nkey: k3y-that-is-long\n`);
  writeFileSync(join(place.path, "other-key.yaml"), `shop: ${shop}\nkey: an0ther-key\n`);
  writeFileSync(join(place.path, "no-key.yaml"), `shop: ${shop}\n`);
});
afterAll(async () => {
  place.remove();
  await new Promise((done) => server.close(done));
});

const run = (...args: string[]) =>
  runCli(["connector", ...args], { cwd: place.path, env: { DATA_DIR: "nowhere", PATH: process.env["PATH"] ?? "" } });
const dryRun = (settings: string, ...args: string[]) =>
  run("check", "questions.yaml", "--settings", settings, "--days", "99999", ...args);

test("the connectors of the product are listed, with what was not tried said", async () => {
  const { out, code } = await run("list");
  expect(code).toBe(0);
  expect(out).toMatch(/^zendesk +Zendesk +tickets, ratings +reply, update +not yet tried against the real thing$/m);
  const { out: json } = await run("list", "--json");
  expect(JSON.parse(json)).toContainEqual(expect.objectContaining({ id: "slack", tried: null }));
});

test("a right file is told what it holds and needs, a wrong one where, with exit code 1", async () => {
  const right = await run("check", "questions.yaml");
  expect(right).toMatchObject({ code: 0 });
  expect(right.out).toContain("questions.yaml is right: 2 settings, 1 streams, 0 actions, 0 webhooks.");
  expect(right.out).toContain("shop:   # Address of the shop (https://shop.example.com)");
  const wrong = await run("check", "wrong.yaml");
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/^wrong\.yaml:17 streams\.questions\.records: this is no JSONata: /);
  expect(JSON.parse((await run("check", "wrong.yaml", "--json")).out)).toMatchObject({
    ok: false,
    faults: [{ line: 17 }],
  });
  expect((await run("check", "telegram")).code).toBe(0);
  const none = await run("check", "nothing.yaml");
  expect(none.code).toBe(1);
  expect(none.err).toContain("There is no file nothing.yaml");
});

test("a dry run shows records beside what becomes of them; the server was asked", async () => {
  const { out, err, code } = await dryRun("settings.yaml", "--allow", "127.0.0.1");
  expect(code, err).toBe(0);
  expect(out).toContain('1. as it came   {"id":501,');
  expect(out).toContain('becomes      {"externalId":"501",');
  expect(out).toContain("2 records, 2 understood, 0 rejected; these are all.");
  expect(asked).toEqual([expect.stringMatching(/^\/api\/questions\?changed_after=\d{4}-\d\d-\d\d&page=1$/)]);
  const json = await dryRun("settings.yaml", "--allow", "127.0.0.1", "--records", "1", "--json");
  expect(JSON.parse(json.out)).toMatchObject({
    stream: "questions",
    source: { channel: "shop" },
    samples: [{ items: [{ status: "understood" }] }],
    complete: false,
  });
});

test("what does not work says why and what to do, never a key", async () => {
  const inside = await dryRun("settings.yaml");
  expect(inside.code).toBe(1);
  expect(inside.err).toContain("127.0.0.1 is not asked");
  const refused = await dryRun("other-key.yaml", "--allow", "127.0.0.1");
  expect(refused.err).toContain("They do not accept who asks");
  expect(refused.err).toContain('They answered: {"error": "wrong key •••"}');
  expect(refused.err).not.toContain("an0ther-key");
  expect((await dryRun("no-key.yaml")).err).toContain("API key is missing.");
  expect((await dryRun("settings.yaml", "--stream", "question")).err).toContain("It has questions.");
});

test("an event is shown beside what becomes of it; what is only sent cannot be asked for", async () => {
  const call = (more: object) =>
    JSON.stringify({ id: "c1", direction: "inbound", started_at: "2026-02-01T10:00:00Z", ...more });
  writeFileSync(join(place.path, "call.json"), call({ transcript: "Hello" }));
  writeFileSync(join(place.path, "wrong-call.json"), call({ started_at: "soon" }));
  writeFileSync(join(place.path, "secret.yaml"), "secret: a long word\n");
  const checked = (...args: string[]) => run("check", "call-centre", "--settings", "secret.yaml", ...args);
  const { out, code, err } = await checked("--event", "call.json");
  expect(code, err).toBe(0);
  expect(out).toContain('becomes      {"externalId":"c1","version":0,"deleted":false,"at":"2026-02-01T10:00:00.000Z"');
  const wrong = await checked("--event", "wrong-call.json", "--json");
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.out)).toMatchObject({ samples: [{ items: [{ status: "rejected" }] }] });
  expect((await checked()).err).toContain("Telephone system (CTI) has nothing to be asked for.");
  expect((await run("check", "zendesk", "--settings", "secret.yaml", "--event", "call.json")).err).toContain(
    "Zendesk is sent no events.",
  );
});
