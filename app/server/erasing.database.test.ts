import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { createPeopleRouter, findIdentity, linkIdentities, undoLink } from "@firsthand/engage/identities";
import { reread } from "@firsthand/engage/conversations";
import { findSources } from "@firsthand/engage/sources";
import { replayErasures } from "@firsthand/govern/privacy";
import { measure } from "@firsthand/learn/metrics";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { erasableLog, needles, placesOf, world, type ErasableLog } from "./testing/erasable.ts";

let log: ErasableLog;
let personId: string;
beforeEach(async () => {
  log = await erasableLog();
  await log.accept();
  await log.index();
  ({ personId } = await findIdentity(log.db, "ann.smith@example.org"));
});
afterEach(() => log.close());

async function erase(): Promise<string> {
  const { id } = await log.client.open({ personId, kind: "erase", note: "Ann Smith wrote on paper" });
  await log.client.erase({ id, confirm: "erase" });
  await log.work();
  return id;
}

const everywhere = () => placesOf(log.db, ...needles);

const figures = async () =>
  (await measure(log.db, { now: world.now, compare: false, since: undefined, until: undefined, unit: undefined })).map(
    ({ id, value, n }) => ({ id, value, n }),
  );

describe("before", () => {
  test("she is met all over the log, under every address that is hers", async () => {
    for (const needle of needles) expect([needle, (await placesOf(log.db, needle)).length]).not.toEqual([needle, 0]);
    const { subject, counts } = await log.client.show({ id: personId });
    expect(subject.name).toBe("Ann Smith");
    expect(new Set(subject.identities.map(({ value }) => value))).toEqual(
      new Set(["+493023125017", "KD-40017", "ann.smith@example.org", "ann_s"]),
    );
    const of = (what: string) => counts.find((one) => one.what === what)?.rows;
    expect(of("messages")).toBe(4);
    expect(of("conversations")).toBe(3);
    expect(of("earlier revisions")).toBe(1);
    expect(of("records in quarantine that name them")).toBe(1);
    expect(of("messages that can be searched")).toBe(4);
    expect(of("messages of others that name them")).toBe(3);
  });
});

describe("erased", () => {
  test("nothing of hers is left in any column of any table, and the proof says how much it was", async () => {
    const person = await findIdentity(log.db, "bob@example.net");
    const own = await findIdentity(log.db, "ann_s");
    await log.upload("0190b3c1-0000-7000-8000-000000000001", "mail\nann.smith@example.org\n");
    const other = await log.upload("0190b3c1-0000-7000-8000-000000000002", "mail\nbob@example.net\n");
    // A link by mistake, undone: Bob is somebody else.
    const decision = { fromId: person.identityId, toId: own.identityId, by: "judge", at: world.now };
    await transact(log.db, (tx) => linkIdentities(tx, { ...decision, reason: "Ann Smith says so" }));
    await transact(log.db, (tx) => undoLink(tx, { ...decision, reason: "Ann Smith is not Bob" }));
    const id = await erase();
    await log.index();
    expect(await everywhere()).toEqual([]);
    expect(existsSync(join(log.directory, "uploads", "0190b3c1-0000-7000-8000-000000000001"))).toBe(false);
    expect(existsSync(other)).toBe(true);
    const request = await log.client.request({ id });
    expect(request).toMatchObject({ state: "done", hasProof: true, note: null, failure: null });
    expect(request.subject?.identities.every(({ value }) => value === null)).toBe(true);
    const of = (what: string) => request.counts.find((one) => one.what === what)?.rows;
    expect(of("messages cleared")).toBe(4);
    expect(of("records in quarantine cleared")).toBe(1);
    expect(of("uploaded files removed")).toBe(1);
    expect(of("identities without name or address")).toBe(4);
    expect(of("keys removed")).toBe(4);
    const { rows } = await sql<{ left: unknown[] }>`
      select proof -> 'verified' -> 'left' as left from privacy_request`.execute(log.db);
    expect(rows).toEqual([{ left: [] }]);
  });

  test("their page says when, of somebody else it says nothing of it", async () => {
    const people = createRouterClient(createPeopleRouter(), {
      context: { db: log.db, now: () => world.now, asker: { name: "Al", reach: () => "all" as const } },
    });
    expect((await people.show({ id: personId })).erasedAt).toBeNull();
    await erase();
    expect(await people.show({ id: personId })).toMatchObject({ name: null, erasedAt: world.now.toISOString() });
    const other = await findIdentity(log.db, "bob@example.net");
    expect((await people.show({ id: other.personId })).erasedAt).toBeNull();
  });

  test("what others wrote stays, without her name", async () => {
    await erase();
    const { rows } = await sql<{ body: string }>`
      select body from interaction where body <> '' order by at`.execute(log.db);
    expect(rows.map(({ body }) => body)).toEqual([
      "I live with [erased] ([erased]), and the floor is wet. Where is the plumber?",
      "Please write to [erased] or call [erased] about the garden.",
      "I am not her.",
      "[erased] mine as well, which shop?",
    ]);
    const { rows: records } = await sql<{ record: { copied?: unknown[]; author?: unknown } }>`
      select record from delivery where record ->> 'externalId' = '3'`.execute(log.db);
    expect(records[0]?.record.copied).toEqual([]);
    expect(records[0]?.record.author).toMatchObject({ email: "bob@example.net" });
    expect(await placesOf(log.db, "dora@example.com")).toEqual(["delivery.raw"]);
    expect((await findIdentity(log.db, "ann.smyth@example.org")).identityId).toBeTruthy();
  });

  test("every figure is what it was", async () => {
    const before = await figures();
    await erase();
    expect(await figures()).toEqual(before);
    expect(before.filter(({ value }) => value !== null).length).toBeGreaterThan(10);
  });

  test("the same files bring nothing back, nor does another revision, a replay or another model", async () => {
    await erase();
    const figuresBefore = await figures();
    const tallies = await log.accept();
    expect(tallies.map(({ accepted, revised, quarantined }) => accepted + revised + quarantined)).toEqual([0, 0, 0]);
    const { rows: quarantined } = await sql<{ raw: Buffer }>`
      select raw from delivery where state = 'quarantined'`.execute(log.db);
    expect(quarantined.map(({ raw }) => raw.toString())).toEqual(["dora@example.com;hello"]);
    const sources = new Map((await findSources(log.db)).map((source) => [source.name, source]));
    const readTexts: typeof world.readTexts = (texts) =>
      world.readTexts(texts).map((reading) => ({ ...reading, sentiment: -1, modelVersion: "another" }));
    await transact(log.db, (tx) => reread(tx, readTexts, { modelVersion: "another", limit: 100, sources }));
    await sql`update interaction set sentiment = 0 where cleared_at is null`.execute(log.db);
    await log.index();
    expect(await everywhere()).toEqual([]);
    expect((await figures()).find(({ id }) => id === "inbound_volume")).toEqual(
      figuresBefore.find(({ id }) => id === "inbound_volume"),
    );
  });

  test("whoever writes again afterwards is somebody new, and a replay of the list leaves them", async () => {
    await erase();
    const later = { ...world, now: new Date(world.now.getTime() + 1000) };
    await log.acceptLater(later, "Hello again");
    const again = await findIdentity(log.db, "ann.smith@example.org");
    expect(again.personId).not.toBe(personId);
    expect(await replayErasures(log.ground)).toEqual({ erased: 0 });
    expect((await findIdentity(log.db, "ann.smith@example.org")).identityId).toBe(again.identityId);
  });

  test("broken off at any step it goes on, and ends alike", async () => {
    const { id } = await log.client.open({ personId, kind: "erase" });
    await log.client.erase({ id, confirm: "erase" });
    for (let breaks = 0; breaks < 30; breaks += 1) {
      // A signal that is raised at the second look: one step a turn.
      let looks = 0;
      const signal = new AbortController().signal;
      const once = new Proxy(signal, {
        get: (target, key) => {
          if (key !== "throwIfAborted") return Reflect.get(target, key, target) as unknown;
          return () => {
            if ((looks += 1) > 1) throw new Error("killed");
          };
        },
      });
      await log.work(once).catch(() => {});
      const { state } = await log.client.request({ id });
      if (state === "done") break;
      await log.client.erase({ id, confirm: "erase" });
    }
    const request = await log.client.request({ id });
    expect(request.state).toBe("done");
    expect(request.counts.find(({ what }) => what === "messages cleared")?.rows).toBe(4);
    await log.index();
    expect(await everywhere()).toEqual([]);
  });
});

describe("a backup from before", () => {
  const tables = ["identity", "identity_key", "interaction", "delivery", "delivery_revision", "search_entry"];

  test("is erased again by the list, also when the database knows nothing of it", async () => {
    for (const table of tables)
      await sql`create table ${sql.ref(`old_${table}`)} as table ${sql.ref(table)}`.execute(log.db);
    await erase();
    for (const table of tables) {
      await sql`delete from ${sql.ref(table)}`.execute(log.db);
      await sql`insert into ${sql.ref(table)} select * from ${sql.ref(`old_${table}`)}`.execute(log.db);
      await sql`drop table ${sql.ref(`old_${table}`)}`.execute(log.db);
    }
    await sql`delete from erasure`.execute(log.db);
    expect(await placesOf(log.db, "ann.smith@example.org")).not.toEqual([]);
    expect(await replayErasures(log.ground)).toEqual({ erased: 1 });
    await log.index();
    expect(await everywhere()).toEqual([]);
    expect(await replayErasures(log.ground)).toEqual({ erased: 0 });
  });

  test("the list beside the database holds ids and hashes, and no word of hers", async () => {
    await erase();
    const list = await readFile(join(log.directory, "erasures.jsonl"), "utf8");
    for (const needle of needles) expect(list.toLowerCase()).not.toContain(needle.toLowerCase());
    await rm(join(log.directory, "erasures.jsonl"));
    expect(await replayErasures(log.ground)).toEqual({ erased: 0 });
  });
});
