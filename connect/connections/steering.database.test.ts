import { randomUUID } from "node:crypto";

import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { StreamFailure } from "../streams/index.ts";
import {
  changeConnection,
  makeConnection,
  removeConnection,
  resetConnection,
  steerConnection,
} from "./commands/save-connection.ts";
import { tryConnection } from "./commands/try-connection.ts";
import type { Connector } from "./ground.ts";
import { readDue } from "./index.ts";
import { showConnection } from "./queries/show-connections.ts";
import { begin, clock, given, groundWith, nothing, run, system, taken } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(() => begin(database.db));

const groundOf = (connector: Connector) => groundWith(database.db, connector);

describe("what goes wrong", () => {
  test("is shown with what to do and what came back, and waits longer each time", async () => {
    const refuse = () => {
      throw new StreamFailure("refused", "The key was refused.", { advice: "Make a new key.", answer: "401 no" });
    };
    const ground = groundOf(system(() => 4, refuse));
    const id = await makeConnection(ground, given, "Ann");
    await run(ground);
    const { health, streams } = await showConnection(ground.db, ground, id);
    expect(health).toBe("stopped");
    expect(streams[0]).toMatchObject({
      failures: 1,
      failingSince: clock.now.toISOString(),
      failure: { code: "refused", message: "The key was refused.", advice: "Make a new key.", answer: "401 no" },
    });
    expect(Date.parse(streams[0]?.dueAt ?? "")).toBeGreaterThanOrEqual(clock.now.getTime() + 3 * 3_600_000);
  });

  test("is over with the next page that comes", async () => {
    let fails = true;
    const ground = groundOf(
      system(
        () => 4,
        () => {
          if (fails) throw new StreamFailure("unreachable", "Nobody answers.", { advice: "Wait." });
        },
      ),
    );
    const id = await makeConnection(ground, given, "Ann");
    await run(ground);
    expect((await showConnection(ground.db, ground, id)).health).toBe("retrying");
    fails = false;
    clock.now = new Date(clock.now.getTime() + 3_600_000);
    await run(ground);
    const { health, streams, hours } = await showConnection(ground.db, ground, id);
    expect([health, streams[0]?.failure, streams[0]?.failures]).toEqual(["flows", null, 0]);
    expect(hours.map(({ failures }) => failures).filter((failures) => failures > 0)).toEqual([1]);
  });

  test("a defect of ours is told to the log, not to the page, and the stream is tried again", async () => {
    const broken = () => {
      throw new Error("secret-of-numbers in some message");
    };
    const ground = groundOf(system(() => 4, broken));
    const id = await makeConnection(ground, given, "Ann");
    const defects: unknown[] = [];
    await readDue(ground, { signal: new AbortController().signal, onDefect: (error) => defects.push(error) });
    expect(defects).toHaveLength(1);
    const shown = await showConnection(ground.db, ground, id);
    expect(JSON.stringify(shown)).not.toContain("secret-of-numbers");
    expect(shown.streams[0]?.failure?.code).toBe("failing");
  });
});

describe("steering", () => {
  test("paused, nothing is read; then it goes on where it stopped", async () => {
    const ground = groundOf(system(() => 4, nothing));
    const id = await makeConnection(ground, given, "Ann");
    await steerConnection(ground, id, "paused");
    await run(ground);
    expect((await taken(database.db)).size).toBe(0);
    await steerConnection(ground, id, "on");
    await run(ground);
    expect((await taken(database.db)).size).toBe(4);
  });

  test("read again: everything comes again and counts once", async () => {
    const ground = groundOf(system(() => 4, nothing));
    const id = await makeConnection(ground, given, "Ann");
    await run(ground);
    await resetConnection(ground, id, new Date("2026-10-01T00:00:00Z"));
    await run(ground);
    const shown = await showConnection(ground.db, ground, id);
    expect([...(await taken(database.db)).values()]).toEqual([2, 2, 2, 2]);
    expect(shown).toMatchObject({ since: "2026-10-01T00:00:00.000Z", totals: { accepted: 4, repeated: 4 } });
  });

  test("removed, its secrets are gone and what it brought stays", async () => {
    const ground = groundOf(system(() => 4, nothing));
    const id = await makeConnection(ground, given, "Ann");
    await run(ground);
    await removeConnection(ground, id);
    const { rows } = await sql`select 1 from connection union all select 1 from connection_stream
      union all select 1 from connection_hour`.execute(database.db);
    expect(rows).toEqual([]);
    expect((await taken(database.db)).size).toBe(4);
    await expect(removeConnection(ground, id)).rejects.toMatchObject({ code: "unknown_connection" });
  });
});

describe("settings", () => {
  test("secrets are sealed for their connection, never shown, and stay when left empty", async () => {
    const ground = groundOf(system(() => 0, nothing));
    const id = await makeConnection(ground, given, "Ann");
    const { rows } = await sql<{ all: string }>`select connection::text as all from connection`.execute(database.db);
    expect(rows[0]?.all).not.toContain("secret-of-numbers");
    const settings = { address: "https://numbers.example", key: "" };
    await changeConnection(ground, { id, settings, allowedHosts: ["shop.internal"], ifVersion: 1 });
    const shown = await showConnection(ground.db, ground, id);
    expect(shown).toMatchObject({
      settings: { address: "https://numbers.example" },
      secretsSet: ["key"],
      allowedHosts: ["shop.internal"],
      version: 2,
    });
    await expect(changeConnection(ground, { id, settings, allowedHosts: [], ifVersion: 1 })).rejects.toMatchObject({
      code: "connection_conflict",
    });
  });

  test("a secret stays with the place that it was given for", async () => {
    const told: string[] = [];
    const numbers = system(() => 4, nothing);
    const listening: Connector = {
      ...numbers,
      read: (connection) => {
        told.push(JSON.stringify(connection.settings));
        return numbers.read(connection);
      },
    };
    const ground = { ...groundOf(listening), connectors: () => [listening, { ...listening, id: "others" }] };
    const id = await makeConnection(ground, given, "Ann");
    const elsewhere = { ...given, id, settings: { address: "https://thief.example", key: "" } };
    const missing = { code: "connection_settings", details: { issues: [{ path: "key", message: "fill in Key" }] } };
    await expect(tryConnection(ground, elsewhere, { clear: true })).rejects.toMatchObject(missing);
    await expect(changeConnection(ground, { ...elsewhere, ifVersion: 1 })).rejects.toMatchObject(missing);
    const same = { ...given, id, settings: { address: "https://numbers.example", key: "" } };
    const asAnother = { ...same, connector: "others" };
    await expect(tryConnection(ground, asAnother, { clear: true })).rejects.toMatchObject(missing);
    expect(told).toEqual([]);
    await tryConnection(ground, same, { clear: true });
    expect(told.join()).toContain("secret-of-numbers");
    await changeConnection(ground, {
      ...elsewhere,
      settings: { ...elsewhere.settings, key: "another" },
      ifVersion: 1,
    });
    await run(ground);
    expect(told.filter((one) => one.includes("thief")).join()).not.toContain("secret-of-numbers");
  });

  test.each([
    [{ address: "https://a.example" }, [{ path: "key", message: "fill in Key" }]],
    [{ address: "ftp://a", key: "k" }, [{ path: "address", message: "an address looks like https://example.org" }]],
    [
      { address: "https://me:pw@a.example", key: "k" },
      [{ path: "address", message: "put no password into an address" }],
    ],
    [
      { address: "https://a.example", key: "k", other: "x" },
      [{ path: "other", message: "this connector has no such setting" }],
    ],
  ])("what is wrong with %j is said of each setting", async (settings, issues) => {
    const ground = groundOf(system(() => 0, nothing));
    await expect(makeConnection(ground, { ...given, settings }, "Ann")).rejects.toMatchObject({ details: { issues } });
  });

  test("two of one name are refused", async () => {
    const ground = groundOf(system(() => 0, nothing));
    await makeConnection(ground, given, "Ann");
    await expect(makeConnection(ground, given, "Ann")).rejects.toMatchObject({ code: "connection_twice" });
  });
});

test("a trial shows the first records and keeps nothing", async () => {
  const ground = groundOf(system(() => 30, nothing));
  const { rows, streams } = await tryConnection(ground, given, { clear: true });
  expect(rows.map(({ text }) => text)).toEqual(["message 0", "message 1", "message 2", "message 3"]);
  expect(streams).toEqual([{ name: "messages", found: 4, failure: null }]);
  expect((await taken(database.db)).size).toBe(0);
});

test("a trial that fails says why", async () => {
  const ground = groundOf(
    system(
      () => 4,
      () => {
        throw new StreamFailure("refused", "The key was refused.", { advice: "Make a new key.", answer: "401 no" });
      },
    ),
  );
  const { streams } = await tryConnection(ground, given, { clear: true });
  expect(streams[0]?.failure).toEqual({
    code: "refused",
    message: "The key was refused.",
    advice: "Make a new key.",
    answer: "401 no",
  });
});

test("connections of unknown kinds say so and do not stop others", async () => {
  const ground = groundOf(system(() => 4, nothing));
  const id = randomUUID();
  await transact(ground.db, async (tx) => {
    await sql`insert into connection (connection_id, connector, name, settings, allowed_hosts, since, state, version, by_name, made_at)
      values (${id}, 'gone', 'Gone', '{}', '{}', now(), 'on', 1, 'Ann', now())`.execute(tx);
    await sql`insert into connection_stream (connection_id, stream, due_at) values (${id}, 'x', ${clock.now})`.execute(
      tx,
    );
  });
  await makeConnection(ground, given, "Ann");
  await run(ground);
  expect((await taken(database.db)).size).toBe(4);
  expect((await showConnection(ground.db, ground, id)).streams[0]?.failure?.code).toBe("misset");
});
