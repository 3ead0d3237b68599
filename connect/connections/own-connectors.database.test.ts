import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { openedOf } from "./commands/opened.ts";
import { readDue } from "./commands/read-due.ts";
import { makeConnection, removeConnection } from "./commands/save-connection.ts";
import { removeConnector, saveConnector } from "./commands/save-connector.ts";
import type { ConnectionsGround } from "./ground.ts";
import { type ManifestConnectors, manifestConnectors, ownConnectors } from "./index.ts";
import { showConnection } from "./queries/show-connections.ts";
import { checkConnector, listConnectors, listOwnConnectors, showConnectorFile } from "./queries/show-connectors.ts";
import { findConnection } from "./store/connections.ts";
import { begin, clock, groundWith, nothing, system } from "./testing/index.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const written = (more: { readonly path?: string; readonly text?: string; readonly id?: string } = {}) => `
id: ${more.id ?? "notes"}
name: Notes
about: Notes that customers leave.
settings:
  site: { title: Site, kind: url }
  key: { title: Key, kind: secret }
base: "{site}"
authentication: { kind: bearer, token: "{key}" }
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: explicit }
    request: { path: ${more.path ?? "/notes"} }
    records: messages
    edits: not_seen
    deletions: not_seen
    map: |
      { "externalId": id, "at": at, "direction": "in", "thread": id, "channel": "notes", "text": ${more.text ?? "text"} }
`;

let database: TestDatabase;
let described: ManifestConnectors;
const numbers = system(() => 4, nothing);

/** Another server on the same database has another memory of what stands there. */
const server = (): ConnectionsGround => ({
  ...groundWith(database.db, numbers),
  ...ownConnectors({ connectors: [numbers], of: described.of, shippedFile: () => undefined }),
});

beforeAll(async () => {
  database = await cloneDatabase();
  described = manifestConnectors([], { now: () => clock.now, random: () => 0.5 });
});
afterAll(async () => {
  await described.close();
  await database.drop();
});
beforeEach(async () => {
  await begin(database.db);
  await sql`delete from own_connector`.execute(database.db);
});

const ids = async (ground: ConnectionsGround) => {
  await ground.own.refresh(ground.db);
  return (await listConnectors(ground)).map(({ id }) => id);
};

test("a file that somebody wrote is a connector, on every server, until it is removed", async () => {
  const [here, there] = [server(), server()];
  expect(await ids(there)).toEqual(["numbers"]);
  expect(await saveConnector(here, { text: written(), ifVersion: 0 }, "Ann")).toEqual({
    id: "notes",
    version: 1,
    paused: [],
  });
  expect(await ids(here)).toEqual(["notes", "numbers"]);
  expect(await ids(there)).toEqual(["notes", "numbers"]);
  expect(await showConnectorFile(there.db, there, "notes")).toMatchObject({
    text: written(),
    own: { version: 1, by: "Ann", connections: [] },
  });
  await removeConnector(there, "notes");
  expect(await ids(here)).toEqual(["numbers"]);
  await expect(showConnectorFile(here.db, here, "notes")).rejects.toMatchObject({ code: "unknown_connector" });
});

test("mistakes are told with their lines, and nothing wrong, taken or older takes its place", async () => {
  const ground = server();
  const wrong = written().replace("kind: bearer", "kind: beer");
  const checked = await checkConnector(ground.db, ground, wrong);
  expect(checked).toMatchObject({ contents: null, faults: [{ line: 9 }] });
  await expect(saveConnector(ground, { text: wrong, ifVersion: 0 }, "Ann")).rejects.toMatchObject({
    code: "connector_faulty",
    details: { issues: [{ message: expect.stringContaining("line 9") }] },
  });
  await expect(saveConnector(ground, { text: written({ id: "numbers" }), ifVersion: 0 }, "Ann")).rejects.toMatchObject({
    code: "connector_taken",
  });
  expect(await checkConnector(ground.db, ground, written({ id: "numbers" }))).toMatchObject({
    contents: { taken: true },
  });
  await saveConnector(ground, { text: written(), ifVersion: 0 }, "Ann");
  await expect(saveConnector(ground, { text: written({ text: "words" }), ifVersion: 0 }, "Ben")).rejects.toMatchObject({
    code: "connector_conflict",
  });
  await saveConnector(ground, { text: written({ text: "words" }), ifVersion: 1 }, "Ben");
  expect((await showConnectorFile(ground.db, ground, "notes")).own).toMatchObject({ version: 2, by: "Ben" });
});

const connect = async (ground: ConnectionsGround) => {
  await ground.own.refresh(ground.db);
  const settings = { site: "https://notes.example", key: "s3cret" };
  return await makeConnection(
    ground,
    { connector: "notes", name: "Our notes", settings, allowedHosts: [], days: 30 },
    "Ann",
  );
};

test("who changes where it asks learns no secret by it; who changes the map keeps what is connected", async () => {
  const ground = server();
  await saveConnector(ground, { text: written(), ifVersion: 0 }, "Ann");
  const id = await connect(ground);
  const words = await saveConnector(ground, { text: written({ text: "words" }), ifVersion: 1 }, "Ben");
  expect(words.paused).toEqual([]);
  expect(await showConnection(ground.db, ground, id)).toMatchObject({ state: "on", secretsSet: ["key"] });
  const elsewhere = written().replace('base: "{site}"', "base: https://thief.example");
  expect(await saveConnector(ground, { text: elsewhere, ifVersion: 2 }, "Ben")).toMatchObject({
    paused: ["Our notes"],
  });
  expect(await showConnection(ground.db, ground, id)).toMatchObject({ state: "paused", secretsSet: [] });
});

test("hosts of one's own network that were opened for a file are not open for another one", async () => {
  const ground = server();
  const open = written().replace('authentication: { kind: bearer, token: "{key}" }\n', "");
  await saveConnector(ground, { text: open.replace(/ {2}key:.*\n/, ""), ifVersion: 0 }, "Ann");
  await ground.own.refresh(ground.db);
  const settings = { site: "https://10.0.0.5" };
  const given = { connector: "notes", name: "Our notes", settings, allowedHosts: ["10.0.0.5"], days: 30 };
  const id = await makeConnection(ground, given, "Ann");
  const other = open.replace(/ {2}key:.*\n/, "").replace("path: /notes", "path: /admin");
  expect(await saveConnector(ground, { text: other, ifVersion: 1 }, "Ben")).toMatchObject({ paused: ["Our notes"] });
  expect(await showConnection(ground.db, ground, id)).toMatchObject({ state: "paused", allowedHosts: [] });
});

test("who changes the map learns no token that stands in an address", async () => {
  const ground = server();
  await saveConnector(ground, { text: written(), ifVersion: 0 }, "Ann");
  await ground.own.refresh(ground.db);
  const settings = { site: "https://notes.example/a1b2c3d4e5f6a7b8c9d0e1f2", key: "s3cret" };
  const given = { connector: "notes", name: "Our notes", settings, allowedHosts: [], days: 30 };
  const id = await makeConnection(ground, given, "Ann");
  const telling = written({ text: "$settings.site" });
  expect(await saveConnector(ground, { text: telling, ifVersion: 1 }, "Ben")).toMatchObject({ paused: ["Our notes"] });
  expect(await showConnection(ground.db, ground, id)).toMatchObject({ state: "paused", secretsSet: [] });
});

test("a file that is changed while somebody begins to read gets no secret of the one before", async () => {
  const [here, there] = [server(), server()];
  const read: unknown[] = [];
  const of: typeof here.own.of = (manifest) => ({
    ...described.of(manifest),
    read: ({ settings }) =>
      async function* () {
        read.push([manifest.base, settings["key"]]);
        yield* [];
      },
  });
  const both = ownConnectors({ connectors: [numbers], of, shippedFile: () => undefined });
  await saveConnector(there, { text: written(), ifVersion: 0 }, "Ann");
  await connect(there);
  const elsewhere = written().replace('base: "{site}"', "base: https://thief.example");
  let changed = false;
  const refresh: typeof both.own.refresh = async (tx) => {
    if (!changed) {
      changed = true;
      await saveConnector(there, { text: elsewhere, ifVersion: 1 }, "Ben");
    }
    await both.own.refresh(tx);
  };
  const ground = { ...here, ...both, own: { ...both.own, refresh } };
  await readDue(ground, {
    signal: new AbortController().signal,
    onDefect: (error) => {
      throw error;
    },
  });
  expect(read).toEqual([["https://thief.example", undefined]]);
});

test("tokens that were renewed at the place of the file before are not kept for the next one", async () => {
  const ground = server();
  await saveConnector(ground, { text: written(), ifVersion: 0 }, "Ann");
  const id = await connect(ground);
  const keeperNow = async () => {
    const row = await findConnection(ground.db, id);
    if (!row) throw new Error("there is no such connection");
    return openedOf(ground, row, row.settings).tokens;
  };
  const before = await keeperNow();
  await before?.renew(async () => {
    const elsewhere = written().replace('base: "{site}"', "base: https://thief.example");
    await saveConnector(ground, { text: elsewhere, ifVersion: 1 }, "Ben");
    return { accessToken: "of the old place", refreshToken: null, expiresAt: null };
  });
  expect(await (await keeperNow())?.current()).toBeNull();
});

test("what is in use is not removed, and streams come and go with the file for what is connected", async () => {
  const ground = server();
  await saveConnector(ground, { text: written(), ifVersion: 0 }, "Ann");
  const id = await connect(ground);
  await expect(removeConnector(ground, "notes")).rejects.toMatchObject({
    code: "connector_in_use",
    details: { connections: ["Our notes"] },
  });
  const [, stream] = written().split("streams:\n");
  const two = `${written()}${stream?.replace("  notes:", "  reviews:").replace("path: /notes", "path: /reviews") ?? ""}`;
  await saveConnector(ground, { text: two, ifVersion: 1 }, "Ann");
  expect((await showConnection(ground.db, ground, id)).streams.map(({ name }) => name)).toEqual(["notes", "reviews"]);
  await saveConnector(ground, { text: written(), ifVersion: 2 }, "Ann");
  const { rows } = await sql`select stream from connection_stream`.execute(database.db);
  expect(rows).toEqual([{ stream: "notes" }]);
  await removeConnection(ground, id);
  await removeConnector(ground, "notes");
  await expect(connect(ground)).rejects.toMatchObject({ code: "unknown_connector" });
});

test("a file that this version does not understand brings no connector, and says why", async () => {
  const ground = server();
  await sql`insert into own_connector values ('old', 'id: old', 1, 'Ann', now())`.execute(database.db);
  expect(await ids(ground)).toEqual(["numbers"]);
  expect(await listOwnConnectors(ground.db)).toMatchObject([{ id: "old", faults: [{ line: 1 }, {}] }]);
});
