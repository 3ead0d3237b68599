import { readFileSync } from "node:fs";

import { acceptDeliveries } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { type RunningServer, startServer } from "./start-server.ts";
import { helpdesk, says, world } from "./testing/erasable.ts";

let server: RunningServer;
let key: string;
const cleanup: (() => unknown)[] = [];
beforeEach(async () => {
  const database = await cloneDatabase();
  const directory = temporaryDirectory();
  const author = { email: "ann.smith@example.org", name: "Ann Smith" };
  const items = [says("1", 1, { thread: "t1", author, text: "My purple kettle leaks." })];
  await declareSource(database.db, helpdesk, world.now);
  await transact(database.db, (tx) => acceptDeliveries(tx, world, { source: helpdesk, items, importId: null }));
  server = await startServer(
    {
      port: 0,
      host: "127.0.0.1",
      dataDirectory: directory.path,
      databaseUrl: database.url,
      logLevel: "silent",
      maxUploadBytes: 2 ** 30,
      secret: undefined,
      notes: [],
    },
    { version: "1", defaultDataDirectory: "/nowhere", write: () => {}, now: () => new Date() },
  );
  key = readFileSync(server.facts.keyPath, "utf8").trim();
  cleanup.push(
    () => server.stop({ graceSeconds: 1 }),
    () => database.drop(),
    () => directory.remove(),
  );
});
afterEach(async () => {
  for (const step of cleanup.splice(0)) await step();
});

async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${server.url}/api${path}`, { method, headers, ...sent });
  expect([path, response.status]).toEqual([path, 200]);
  return await response.json();
}

const withId = z.object({ id: z.string() });
const listed = z.object({ lines: z.array(z.object({ id: z.string(), operation: z.string() })) });

test("what was restricted, opened and corrected stands in the record, without what it was and what it is", async () => {
  const found = z.object({ rows: z.array(z.object({ personId: z.string() })) });
  const [person] = found.parse(await ask("POST", "/privacy/find", { text: "ann.smith@example.org" })).rows;
  const personId = person?.personId ?? "";
  const open = async (kind: string) => withId.parse(await ask("POST", "/privacy/requests", { personId, kind })).id;
  const correction = await open("correct");
  await ask("PUT", `/privacy/requests/${correction}/name`, { name: "Anna Jones" });
  await ask("PUT", `/privacy/requests/${correction}/identities/${personId}`, { value: "anna.jones@example.com" });
  await ask("POST", `/privacy/requests/${correction}/statements`, { text: "I moved to Kiel." });
  const restriction = await open("restrict");
  await ask("POST", `/privacy/requests/${restriction}/restrict`, { why: "Anna Jones disputes it" });
  await ask("GET", `/privacy/requests/${restriction}/messages`);
  await ask("POST", `/privacy/requests/${restriction}/lift`, { why: "settled", toldAt: new Date().toISOString() });

  const wanted = ["correctName", "correctValue", "lift", "messages", "restrict", "state"].map(
    (one) => `privacy.${one}`,
  );
  const lines = async () => listed.parse(await ask("GET", "/audit?limit=100")).lines;
  const operations = async () => new Set((await lines()).map(({ operation }) => operation));
  await expect
    .poll(async () => {
      const met = await operations();
      return wanted.filter((one) => !met.has(one));
    })
    .toEqual([]);
  const whole: unknown[] = [];
  for (const { id, operation } of await lines())
    if (wanted.includes(operation)) whole.push(await ask("GET", `/audit/lines/${id}`));
  const text = JSON.stringify(whole);
  for (const said of ["correction of name", "correction of email", "correction of statement", "restriction"])
    expect(text).toContain(said);
  for (const personal of ["Anna", "Jones", "Smith", "example.org", "example.com", "Kiel", "kettle"])
    expect([personal, text.includes(personal)]).toEqual([personal, false]);
});
