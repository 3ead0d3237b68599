import { createServer, type Server } from "node:http";

import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { readManifest } from "../manifest/index.ts";
import type { Delivery } from "../records/index.ts";
import { findReadAgain } from "./commands/read-again.ts";
import { changeConnection, makeConnection } from "./commands/save-connection.ts";
import type { ConnectionsGround } from "./ground.ts";
import { type ManifestConnectors, manifestConnectors } from "./manifest-connector.ts";
import { begin, clock, groundWith, nothing, run, system, taken } from "./testing/index.ts";

// The process for mapping starts for this, on a machine that does other things as well.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let database: TestDatabase;
let server: Server;
let site: string;
let described: ManifestConnectors;
let delivered: Delivery[] = [];

const manifest = `
id: notes
name: Notes
about: Notes that customers leave.
settings:
  site: { title: Site, kind: url }
  field: { title: Field with the time, kind: text }
base: "{site}"
authentication: { kind: none }
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: explicit }
    request: { path: /notes }
    records: messages
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": $lookup($, $settings.field), "direction": "in", "thread": id, "channel": "notes", "text": text }
  details:
    title: Details
    source: notes
    request: { path: /none }
    records: messages
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": $parent.at, "direction": "in", "thread": id, "channel": "notes", "text": "half of it" }
`;

beforeAll(async () => {
  database = await cloneDatabase();
  const read = readManifest(manifest);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  described = manifestConnectors([read.manifest], { now: () => clock.now, random: () => 0.5 });
  server = createServer((request, response) => {
    const messages = request.url?.startsWith("/notes")
      ? [
          { id: "n1", text: "hello", said: "2026-10-31T10:00:00Z" },
          { id: "n2", text: "no time" },
        ]
      : [];
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ messages }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  site = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
beforeEach(async () => {
  await begin(database.db);
  delivered = [];
});
afterAll(async () => {
  await described.close();
  server.close();
  await database.drop();
});

function ground(): ConnectionsGround {
  const usual = groundWith(
    database.db,
    system(() => 0, nothing),
  );
  return {
    ...usual,
    connectors: () => described.connectors,
    deliver: async (tx, source, items) => {
      delivered.push(...items);
      return await usual.deliver(tx, source, items);
    },
  };
}

test("what was not understood is read again with the settings as they are now, in the unit of the connection", async () => {
  const world = ground();
  const settings = { site, field: "at", unit: "North" };
  const given = { connector: "notes", name: "Our notes", allowedHosts: [site.replace("http://", "")], days: 30 };
  const id = await makeConnection(world, { ...given, settings }, "Ann");
  await run(world);
  expect([...(await taken(world.db)).keys()]).toEqual(["rejected"]);
  const raws = delivered.flatMap((item) => (item.status === "rejected" ? [item.raw] : []));
  expect(raws).toHaveLength(2);
  const readAll = async () => {
    const read = await findReadAgain(world, world.db, "Our notes");
    return await Promise.all(raws.map(async (raw) => await read?.(raw)));
  };
  expect(await readAll()).toEqual([null, null]);
  const { allowedHosts } = given;
  await changeConnection(world, { id, settings: { ...settings, field: "said" }, allowedHosts, ifVersion: 1 });
  const [first, second] = await readAll();
  expect(first).toMatchObject([
    { status: "understood", record: { externalId: "n1", text: "hello", unit: "North", at: "2026-10-31T10:00:00Z" } },
  ]);
  expect(second).toBeNull();
  expect(await findReadAgain(world, world.db, "Another source")).toBeUndefined();
  expect(await (await findReadAgain(world, world.db, "Our notes"))?.(Buffer.from("no JSON"))).toBeNull();
});
