import { randomBytes } from "node:crypto";

import { readTexts } from "@firsthand/analytics/text";
import type { Delivered, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { linkIdentities } from "@firsthand/engage/identities";
import { acceptDeliveries, type AcceptingWorld } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { recordMonths, measure, type MeasuredMetric } from "@firsthand/learn/metrics";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { findOwners, findStanding } from "@firsthand/transform/attestations";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { beginLoading, beginRemoving, bringAbout, showSample } from "./index.ts";

const now = new Date("2026-06-17T10:00:00Z");
const world: AcceptingWorld = {
  now,
  random: () => randomBytes(8),
  secret: Buffer.from("a secret of tests"),
  readTexts: (texts) => readTexts(texts),
};

/** Something of the organisation's own, which must stay as it is. */
const own: SourceDeclaration = {
  name: "helpdesk",
  channel: "email",
  visibility: "private",
  threading: "explicit",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
};

function delivered(externalId: string, more: Partial<SourceRecord>): Delivered {
  const record: SourceRecord = {
    externalId,
    version: 0,
    deleted: false,
    at: "2026-06-01T10:00:00Z",
    direction: "in",
    kind: "message",
    channel: "email",
    thread: "one",
    parents: [],
    broadcast: false,
    text: "Where is my parcel? It should have come on Monday.",
    extra: {},
    ...more,
  };
  return { status: "understood", position: { record: 1, line: 1 }, record };
}

async function acceptOwn(database: TestDatabase): Promise<void> {
  const items = [
    delivered("1", { author: { email: "ann@example.com", phone: "+49 30 23125017" } }),
    delivered("2", {
      at: "2026-06-01T11:00:00Z",
      direction: "out",
      author: { role: "agent", account: "jo", name: "Jo", function: "care" },
    }),
    // Somebody who has a part in the sample as well: the mailbox of a family.
    delivered("3", { thread: "two", author: { email: "familie.wiechert@example.net", shared: true } }),
    {
      status: "rejected" as const,
      position: { record: 4, line: 4 },
      reason: { code: "unparsable_date", message: "No date." },
      raw: Buffer.from("x"),
    },
  ];
  const earlier = { ...world, now: new Date(now.getTime() - 3_600_000) };
  await declareSource(database.db, own, earlier.now);
  await transact(database.db, (tx) => acceptDeliveries(tx, earlier, { source: own, items, importId: null }));
}

/** Every row of every table that belongs to the log, by table. */
async function dump(database: TestDatabase): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and obj_description(c.oid, 'pg_class') !~ '^local'
    order by 1`.execute(database.db);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`
      select to_jsonb(t)::text as line from ${sql.table(name)} t order by 1`.execute(database.db);
    found[name] = rows.map(({ line }) => line);
  }
  return found;
}

async function load(database: TestDatabase): Promise<void> {
  await transact(database.db, (tx) => beginLoading(tx, now));
  await bringAbout(database.db, world);
}

async function remove(database: TestDatabase): Promise<void> {
  await transact(database.db, (tx) => beginRemoving(tx));
  await bringAbout(database.db, world);
}

describe("a loaded sample organisation", () => {
  let database: TestDatabase;
  const measureOf = (unit?: string, window: { since?: Date; until?: Date } = {}) =>
    measure(database.db, { unit, now, compare: false, since: undefined, until: undefined, ...window });
  const valueOf = (metrics: readonly MeasuredMetric[], id: string) =>
    metrics.find((metric) => metric.id === id)?.value ?? Number.NaN;
  const weekSince = (number: number) => new Date(Date.UTC(2026, 5, 17) - (14 - number) * 7 * 86_400_000);

  beforeAll(async () => {
    database = await cloneDatabase();
    await load(database);
  });
  afterAll(() => database.drop());

  test("is loaded, and nothing of it was misunderstood", async () => {
    const state = await showSample(database.db);
    expect(state).toEqual({ state: "loaded", done: state.total, total: state.total });
    const { rows } = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from delivery group by state`.execute(database.db);
    expect(rows).toEqual([{ state: "read", count: state.total }]);
  });

  test("answers as its people do, and each of them owns what they answered for", async () => {
    const standing = await findStanding(database.db, { asOf: now });
    expect(Map.groupBy(standing.values(), ({ status }) => status)).toEqual(
      new Map([
        ["standing", expect.objectContaining({ length: 20 })],
        ["expired", expect.objectContaining({ length: 1 })],
        ["expiring", expect.objectContaining({ length: 1 })],
      ]),
    );
    const owners = await findOwners(database.db);
    for (const [criterion, { answer }] of standing) expect(owners.get(criterion)).toEqual(answer.by);
    const ofKettla = await findStanding(database.db, { unit: "Kettla", asOf: now });
    const own = [...ofKettla].filter(([, { inherited }]) => !inherited);
    expect(own).toMatchObject([["customer-knowledge-history", { answer: { met: false } }]]);
  });

  test("knows every figure, of the whole and of both brands, but those that nobody tells it", async () => {
    for (const unit of [undefined, "Fellmoor", "Kettla"]) {
      // The state of the data is looked at by the server that runs, and told of the whole.
      const told = (await measureOf(unit)).filter(({ group }) => group !== "data");
      const unknown = told.filter(({ value }) => value === null).map(({ id }) => id);
      // It never asks for effort, no places are listed, it comes as a file, its findings are younger than 90 days, and
      // nobody receives digests, and no crisis was rehearsed.
      const never = [
        "channel_coverage",
        "hearing_lag",
        "ces",
        "insights_acted_share",
        "report_open_share",
        "drill_minutes",
      ];
      expect(unknown).toEqual(never);
    }
  });

  test("shows one brand doing better than the other", async () => {
    const [fellmoor, kettla] = [await measureOf("Fellmoor"), await measureOf("Kettla")];
    for (const id of ["reply_coverage", "engagement_coverage", "within_promise", "nps", "csat", "sentiment_balance"])
      expect([id, valueOf(fellmoor, id) > valueOf(kettla, id) + 0.03]).toEqual([id, true]);
    for (const id of ["first_response_time", "first_response_time_p90", "resolution_time", "backlog"])
      expect([id, valueOf(fellmoor, id) < valueOf(kettla, id)]).toEqual([id, true]);
    expect(valueOf(await measureOf(), "backlog")).toBeGreaterThan(50);
    expect(valueOf(await measureOf(), "people_engaged")).toBe(12);
    expect(valueOf(await measureOf(), "functions_engaged")).toBe(7);
  });

  test("shows the crisis of the ninth week, and that things got better since the fifth", async () => {
    const weeks: MeasuredMetric[][] = [];
    for (let number = 1; number <= 13; number += 1)
      weeks.push(await measureOf("Kettla", { since: weekSince(number), until: weekSince(number + 1) }));
    const of = (id: string) => weeks.map((week) => valueOf(week, id));
    const others = (id: string) => of(id).filter((_, index) => index !== 8);
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    expect(of("inbound_volume")[8]).toBeGreaterThan(2 * median(others("inbound_volume")));
    expect(of("sentiment_balance")[8]).toBeLessThan(Math.min(...others("sentiment_balance")));
    expect(of("reply_coverage")[8]).toBeLessThan(median(others("reply_coverage")) - 0.1);
    expect(median(of("first_response_time").slice(9))).toBeLessThan(median(of("first_response_time").slice(0, 5)));
  });

  test("knows one person by a telephone, leaves one to a person, and never merges a shared mailbox", async () => {
    const { rows } = await sql<{ name: string; persons: number; identities: number; sharing: string }>`
      select name, count(distinct person_id)::int as persons, count(*)::int as identities, min(sharing) as sharing
      from identity where name in ('Helene Brandauer', 'Rhys Penhallow') or value like 'familie.wiechert%'
      group by case when sharing = 'shared' then null else name end, name order by name`.execute(database.db);
    expect(rows).toEqual([
      { name: "Helene Brandauer", persons: 1, identities: 2, sharing: "personal" },
      { name: "Petra Wiechert", persons: 1, identities: 1, sharing: "shared" },
      { name: "Rhys Penhallow", persons: 2, identities: 2, sharing: "personal" },
    ]);
  });
});

describe("loading and removing beside other data", () => {
  test("a loading that broke off goes on with the same records, and another asking changes nothing", async () => {
    const database = await cloneDatabase();
    await transact(database.db, (tx) => beginLoading(tx, now));
    const stop = AbortSignal.abort(new Error("stopped"));
    await expect(bringAbout(database.db, world, { signal: stop })).rejects.toThrow("stopped");
    const broken = await showSample(database.db);
    expect(broken.state).toBe("loading");
    expect(broken.done).toBeGreaterThan(0);
    expect(broken.done).toBeLessThan(broken.total);
    const nextDay = new Date(now.getTime() + 86_400_000);
    await transact(database.db, (tx) => beginLoading(tx, nextDay));
    await Promise.all([bringAbout(database.db, world), bringAbout(database.db, world)]);
    expect(await showSample(database.db)).toEqual({ state: "loaded", done: broken.total, total: broken.total });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from delivery`.execute(database.db);
    expect(rows[0]?.count).toBe(broken.total);
    await database.drop();
  });

  test("removing leaves the log as it was, whoever was linked and whatever was corrected meanwhile", async () => {
    const database = await cloneDatabase();
    await acceptOwn(database);
    const before = await dump(database);
    await load(database);
    expect(await recordMonths(database.db, { now, days: 90 })).toBeGreaterThan(0);
    const { rows: pairs } = await sql<{ own: string; theirs: string }>`
      select a.identity_id as own, b.identity_id as theirs from identity a, identity b
      where a.value = 'ann@example.com' and b.value = 'rhyspenhallow'`.execute(database.db);
    const [pair] = pairs;
    if (!pair) throw new Error("nobody to link");
    await transact(database.db, (tx) =>
      linkIdentities(tx, { fromId: pair.own, toId: pair.theirs, by: "test", reason: "a guess", at: now }),
    );
    await sql`
      insert into label_correction (home, interaction_id, label, text_hash, version, state, made_at, made_by)
      select home, interaction_id, 'mood', interaction_id, 1, 'standing', ${now}, 'test' from interaction
      where source = 'sample chat' limit 1`.execute(database.db);
    await remove(database);
    expect(await showSample(database.db)).toEqual({ state: "absent", done: 0, total: 0 });
    expect(withoutNames(await dump(database))).toEqual(withoutNames(before));
    await database.drop();
  });

  test("removing while it is being loaded stops the loading, and it can be loaded anew", async () => {
    const database = await cloneDatabase();
    const empty = await dump(database);
    await transact(database.db, (tx) => beginLoading(tx, now));
    const loading = bringAbout(database.db, world, {
      onMoved: async () => void (await transact(database.db, (tx) => beginRemoving(tx))),
    });
    await loading;
    expect(await dump(database)).toEqual(empty);
    await load(database);
    expect((await showSample(database.db)).state).toBe("loaded");
    await database.drop();
  });
});

/** Whom both know may have been named by the sample last: a name is what was said latest. */
function withoutNames(tables: Record<string, string[]>): Record<string, string[]> {
  const identities = tables["identity"] ?? [];
  return { ...tables, identity: identities.map((line) => line.replace(/"name": [^,]+, |"name_at": [^,]+, /g, "")) };
}
