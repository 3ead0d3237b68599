import { rmSync, writeFileSync } from "node:fs";

import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { anchorSeal } from "./commands/anchor-seal.ts";
import { eraseContent } from "./commands/erase-content.ts";
import { pruneLines } from "./commands/prune-lines.ts";
import { sealLines } from "./commands/seal-lines.ts";
import { setRetention } from "./commands/set-retention.ts";
import type { Verification } from "./contract.ts";
import { listLines } from "./queries/list-lines.ts";
import { showLine } from "./queries/show-line.ts";
import { verifyRecord } from "./queries/verify-record.ts";
import { type Fixture, ann, lineAt, request, startFixture } from "./testing/fixture.ts";

let clock = new Date("2026-11-22T12:00:00.000Z");
let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture(() => clock);
  await fixture.database.pool.query("create table thing (id int primary key)");
});
afterAll(() => fixture.close());

const run = async (text: string): Promise<number> => {
  const client = await fixture.database.pool.connect();
  try {
    await client.query("begin; set local firsthand.audit = 'attack'");
    const { rowCount } = await client.query(text);
    await client.query("commit");
    return rowCount ?? 0;
  } finally {
    client.release(true);
  }
};
const verify = () => verifyRecord(fixture.ground);
const kinds = ({ faults }: Verification) => [...new Set(faults.map(({ kind }) => kind))].toSorted();
const ids = async () =>
  (await sql<{ id: string }>`select line_id as id from audit_line order by line_id`.execute(fixture.db)).rows.map(
    ({ id }) => id,
  );

/** Three seals of three lines, and two lines that are open. */
async function fill(): Promise<void> {
  clock = new Date("2026-11-22T12:00:00.000Z");
  await fixture.database.pool.query("truncate audit_line, audit_seal, thing");
  rmSync(fixture.ground.sealFile, { force: true });
  const write = async (count: number) => {
    for (let index = 0; index < count; index++) {
      clock = new Date(clock.getTime() + 1000);
      const changes = [{ subject: "a setting", before: { days: index }, after: { days: index + 1 } }];
      await fixture.recorder.append(lineAt(clock, { changes, unit: "north", code: "some_code" }));
    }
  };
  for (let seal = 0; seal < 3; seal++) {
    await write(3);
    expect(await sealLines(fixture.ground)).toBe(3);
  }
  await write(2);
}
beforeEach(fill);

test("a record that nobody touched is sound", async () => {
  expect(await verify()).toEqual({
    sound: true,
    at: clock.toISOString(),
    seals: 3,
    lines: 11,
    unsealed: 2,
    erased: 0,
    pruned: 0,
    end: "kept",
    faultCount: 0,
    faults: [],
  });
  expect(await sealLines(fixture.ground)).toBe(2);
  expect(await sealLines(fixture.ground)).toBe(0);
  expect(await verify()).toMatchObject({ sound: true, seals: 4, unsealed: 0 });
});

test("a removed line is found, and named with its time", async () => {
  const [, id] = await ids();
  await run(`delete from audit_line where line_id = '${id}'`);
  expect(await verify()).toMatchObject({
    sound: false,
    faults: [{ kind: "line_removed", line: id, seal: 1, message: expect.stringContaining("2026-11-22T12:00:02.000Z") }],
  });
});

test("an inserted line is found, in a seal and outside of one", async () => {
  const copy = (id: string) => `
    insert into audit_line select '${id}', at, actor_kind, actor_id, operation, subject_kind, subject_id, unit, outcome,
      code, request_id, about, content, content_salt, content_hash, erased_at, erased_by, erasure, line_hash, seal_number
    from audit_line`;
  const ends = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  for (const other of ["00000000-0000-7000-8000-000000000001", ...ends]) {
    await fill();
    const [, id = ""] = await ids();
    await run(`${copy(other)} where line_id = '${id}'`);
    expect(kinds(await verify())).toEqual(["line_changed", "line_inserted"]);
    await fill();
    await run(`${copy(other)} where seal_number is null limit 1`);
    expect(await verify()).toMatchObject({ sound: false, faults: [{ kind: "line_changed", line: other, seal: null }] });
  }
});

test("a removed seal is found, in the middle, at the beginning and at the end", async () => {
  for (const seal of [1, 2, 3]) {
    await fill();
    await run(`delete from audit_seal where seal_number = ${seal}`);
    const found = await verify();
    expect(kinds(found)).toContain(seal === 3 ? "end_cut" : "seal_removed");
  }
});

test("a record whose end was cut off is found by what is kept beside it", async () => {
  await run("delete from audit_line where seal_number = 3 or seal_number is null");
  await run("delete from audit_seal where seal_number = 3");
  expect(await verify()).toMatchObject({ sound: false, end: "gone", faults: [{ kind: "end_cut", seal: 3 }] });
  await run("delete from audit_line");
  await run("delete from audit_seal");
  expect(await verify()).toMatchObject({ sound: false, faults: [{ kind: "end_cut", seal: 3 }] });
  // A restore that the program made is told to the file.
  await anchorSeal(fixture.ground);
  expect(await verify()).toMatchObject({ sound: true, end: "kept", lines: 0 });
  writeFileSync(fixture.ground.sealFile, "{}");
  expect(await verify()).toMatchObject({ sound: false, faults: [{ kind: "seal_file" }] });
  rmSync(fixture.ground.sealFile);
  expect(await verify()).toMatchObject({ sound: true, end: "not kept" });
});

test("seals that were made anew without the key of the installation are found", async () => {
  const [first = ""] = await ids();
  await run(`delete from audit_line where line_id = '${first}'`);
  await run("delete from audit_seal");
  await run("update audit_line set seal_number = null");
  await sealLines({ ...fixture.ground, key: Buffer.alloc(32, 1) });
  expect(kinds(await verify())).toContain("seal_changed");
});

test("content that the program erased is in order and told apart, content that somebody took out is not", async () => {
  await fixture.recorder.append(
    lineAt(clock, {
      subject: { kind: "person", id: "customer-7" },
      input: { id: "customer-7", otherId: "customer-8" },
      changes: [{ subject: "name of a customer", before: "Joan", after: "John" }],
    }),
  );
  await sealLines(fixture.ground);
  const erase = (subjectIds: string[]) =>
    transact(fixture.db, (tx) => eraseContent(tx, fixture.ground, { subjectIds, at: clock, by: "request 5" }));
  expect(await erase(["nobody"])).toBe(0);
  expect(await erase(["customer-8"])).toBe(1);
  expect(await erase(["customer-8"])).toBe(0);
  const [line] = (await listLines(fixture.db, { filter: { about: "customer-7" }, limit: 5 })).lines;
  expect(line).toMatchObject({ erased: true, actor: { id: ann.id, name: null }, address: null, changed: [] });
  expect(await showLine(fixture.db, line?.id ?? "")).toMatchObject({
    erasure: { at: clock.toISOString(), by: "request 5" },
    input: {},
    changes: [],
  });
  const { rows } = await sql<{ text: string }>`select row_to_json(audit_line)::text as text from audit_line`.execute(
    fixture.db,
  );
  expect(rows.filter(({ text }) => text.includes("Joan"))).toEqual([]);
  expect(await verify()).toMatchObject({ sound: true, erased: 1 });
  const [id] = await ids();
  await run(`update audit_line set content = null, content_salt = null, erased_at = now(), erased_by = 'me',
    erasure = '\\x00' where line_id = '${id}'`);
  expect(await verify()).toMatchObject({ sound: false, faults: [{ kind: "content_removed", line: id }] });
});

test("lines past their time go in whole seals, the seals stay, and the chain can still be checked", async () => {
  await setRetention(fixture.db, 90);
  clock = new Date(Date.parse("2026-11-22T12:00:05.500Z") + 90 * 86_400_000);
  expect(await pruneLines(fixture.ground, new AbortController().signal)).toBe(3);
  expect(await ids()).toHaveLength(8);
  expect(await verify()).toMatchObject({ sound: true, seals: 3, lines: 8, pruned: 3 });
  clock = new Date(clock.getTime() + 1_000_000);
  expect(await pruneLines(fixture.ground, new AbortController().signal)).toBe(6);
  // What no seal closes off stays, however old.
  expect(await verify()).toMatchObject({ sound: true, lines: 2, pruned: 9, unsealed: 2 });
  await fill();
  await run("delete from audit_line where seal_number = 1");
  await run("update audit_seal set pruned_at = now(), pruning = '\\x00', line_ids = null where seal_number = 1");
  expect(await verify()).toMatchObject({ sound: false, faults: [{ kind: "line_removed", seal: 1 }] });
});

test("without announcing it nothing can be changed or removed", async () => {
  for (const statement of ["update audit_line set unit = 'x'", "delete from audit_line", "delete from audit_seal"])
    await expect(fixture.database.pool.query(statement)).rejects.toThrow("only added to");
});

/** Ways to change one column of one row into something else. */
const others: Readonly<Record<string, readonly string[]>> = {
  uuid: ["gen_random_uuid()"],
  "timestamp(3) with time zone": ["coalesce(COL, now()) + interval '1 millisecond'", "'2001-01-01'"],
  text: ["coalesce(COL, '') || ' '", "'x'", "null"],
  "text[]": ["array_append(COL, 'x')", "'{}'"],
  "uuid[]": ["array_append(COL, gen_random_uuid())", "line_ids[2:]", "null"],
  jsonb: ["'null'", "jsonb_set(COL, '{name}', '\"Eve\"')", "null", "COL - 'address'"],
  bytea: ["coalesce(COL, '') || '\\x00'", "'\\x'", "null"],
  bigint: ["coalesce(COL, 0) + 1", "1000", "null"],
  integer: ["COL + 1", "0"],
};

test("any change of any column of any line or seal is found", async () => {
  const { rows: columns } = await sql<{ table: string; column: string; type: string; nullable: boolean }>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relname in ('audit_line', 'audit_seal') and a.attnum > 0 and not a.attisdropped`.execute(fixture.db);
  const changes = columns.flatMap(({ table, column, type, nullable }) =>
    (others[type] ?? [])
      .filter((other) => nullable || other !== "null")
      .map((other) => ({ table, column, other: other.replaceAll("COL", column) })),
  );
  expect(changes.length).toBeGreaterThan(50);
  const unchanged: string[] = [];
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...changes), fc.nat(8), async ({ table, column, other }, index) => {
      await fill();
      const key = table === "audit_line" ? "line_id" : "seal_number";
      const changed = await run(`
        update ${table} set ${column} = ${other}
        where ${key} = (select ${key} from ${table} where seal_number is not null order by ${key}
                        offset ${index} % (select count(*) from ${table} where seal_number is not null) limit 1)
          and ${column} is distinct from ${other}`).catch((error: unknown) => {
        // A value that the table itself refuses.
        if (error instanceof Error && /violates|invalid/.test(error.message)) return 0;
        throw error;
      });
      if (changed === 0) unchanged.push(column);
      else {
        tried++;
        expect(await verify()).toMatchObject({ sound: false });
      }
    }),
    { numRuns: 100 },
  );
  expect(tried).toBeGreaterThan(50);
}, 120_000);

test("fifty writers, some slow to commit, while seals are made: every line is sealed once, and all is sound", async () => {
  const writers = Array.from({ length: 50 }, async (_, writer) => {
    for (let turn = 0; turn < 4; turn++) {
      await request(fixture, () =>
        transact(fixture.db, async (tx) => {
          await sql`insert into thing values (${writer * 10 + turn})`.execute(tx);
          noteChange({ subject: "thing", before: null, after: writer });
          if (writer % 5 === 0) await sql`select pg_sleep(0.05)`.execute(tx);
        }),
      );
    }
  });
  let done = false;
  const sealing = (async () => {
    while (!done) await Promise.all([sealLines(fixture.ground), sealLines(fixture.ground)]);
  })();
  await Promise.all(writers);
  done = true;
  await sealing;
  await sealLines(fixture.ground);
  expect(await verify()).toMatchObject({ sound: true, lines: 211, unsealed: 0 });
  const { rows } = await sql<{ seals: number; counted: number }>`
    select count(*) as seals, sum(line_count) as counted from audit_seal`.execute(fixture.db);
  expect(rows[0]).toMatchObject({ counted: 211 });
});
