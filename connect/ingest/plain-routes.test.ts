import { setTimeout as sleep } from "node:timers/promises";

import { accessKinds } from "@firsthand/kernel/permissions";
import type { HttpServer } from "@firsthand/platform/http";
import { serveForTest } from "@firsthand/platform/testing";
import { afterEach, expect, test } from "vitest";

import { sourceDeclaration, type Delivered } from "../records/index.ts";
import { usualLimits, type IntakeLimits } from "./commands/create-intake.ts";
import type { IngestGround } from "./ground.ts";
import { ingestPlainRoutes } from "./plain-routes.ts";

const source = sourceDeclaration.parse({ name: "s", channel: "c", visibility: "private", threading: "explicit" });
const headers = { authorization: "Bearer key" };
const nothing = async () => [];
let server: HttpServer | undefined;
afterEach(() => server?.close({ graceSeconds: 0 }));

/** A server in front of a log that keeps everything waiting until it is let go. */
async function open(limits: Partial<IntakeLimits>) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const stored: Delivered[] = [];
  const ground: IngestGround = {
    // Nothing that is asked here reaches a database.
    db: Object.create(null) as IngestGround["db"],
    now: () => new Date("2026-11-22T10:00:00Z"),
    seal: (plain) => plain,
    open: (sealed) => sealed,
    findSources: nothing,
    findSource: async () => source,
    declareSource: async () => source,
    findUnits: async () => new Map(),
    findUnitsBeside: async () => [],
    findUnitsOfAccounts: async () => new Map(),
    prepare: async () => {},
    accept: async (_, items) => {
      await gate;
      stored.push(...items);
      return items.map(() => ({ status: "accepted" }));
    },
    noteFlow: () => {},
    isOutage: () => false,
  };
  const recognise = async () => ({
    asker: { id: "k", name: "k", kind: "key" as const, may: accessKinds, reach: () => "all" as const },
  });
  const plainRoutes = ingestPlainRoutes(ground, { ...usualLimits, ...limits });
  const served = await serveForTest({ mounts: [], recognise, plainRoutes });
  const { url } = served;
  server = served.server;
  const send = (body: string, type = "application/x-ndjson") =>
    fetch(`${url}/api/ingest`, { method: "POST", headers: { ...headers, "content-type": type }, body });
  return { url, send, letGo, stored };
}

const line = (id: number, text = "") =>
  JSON.stringify({ source: "s", externalId: `${id}`, at: "2026-01-01T00:00:00Z", direction: "in", channel: "c", text });

test("past its limit it answers 429 with when to come again, other requests are answered, and what waited is stored", async () => {
  const { url, send, letGo, stored } = await open({ waitingBytes: 200 });
  const waiting: Promise<Response>[] = [];
  for (let id = 0; waiting.length < 50; id++) {
    const sent = send(line(id));
    const answer = await Promise.race([sent, sleep(100)]);
    if (answer?.status === 429) break;
    waiting.push(sent);
  }
  expect(waiting.length).toBeLessThan(50);
  const refused = await send(line(9));
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "ingest_busy" });
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(stored).toEqual([]);
  letGo();
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  const taken = statuses.filter((status) => status === 202);
  expect(taken.length).toBeGreaterThan(1);
  expect(stored).toHaveLength(taken.length);
  expect((await send(line(9))).status).toBe(202);
});

test("a stream longer than what may wait is slowed down and not refused", async () => {
  const { send, letGo, stored } = await open({ waitingBytes: 100_000 });
  const all = Array.from({ length: 5000 }, (_, id) => line(id, "x".repeat(100)));
  const answered = send(all.join("\n"));
  letGo();
  expect(await (await answered).json()).toMatchObject({ received: 5000, accepted: 5000 });
  expect(stored).toHaveLength(5000);
});

test("nothing is answered before it is stored", async () => {
  const { send, letGo } = await open({});
  let answered = false;
  const sent = send(line(1), "application/json").then((response) => {
    answered = true;
    return response;
  });
  await expect.poll(async () => (await send("{", "application/json")).status).toBe(400);
  expect(answered).toBe(false);
  letGo();
  expect((await sent).status).toBe(202);
});
