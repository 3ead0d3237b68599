import { type Handle, transact } from "@firsthand/platform/storage";
import { endTrace, noteChange, noteSubject, runTraced, untraced } from "@firsthand/platform/trace";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { listLines } from "./queries/list-lines.ts";
import { showLine } from "./queries/show-line.ts";
import { type Fixture, facts, lineAt, request, startFixture, traceOf } from "./testing/fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
  await fixture.database.pool.query("create table thing (id int primary key, value text check (value <> 'bad'))");
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.database.pool.query(
    "truncate thing; truncate audit_line, audit_seal; insert into thing values (1, 'a')",
  );
});

const set = (tx: Handle, value: string) => sql`update thing set value = ${value} where id = 1`.execute(tx);
const value = async () =>
  (await sql<{ value: string }>`select value from thing where id = 1`.execute(fixture.db)).rows[0]?.value;
const lines = async () => (await listLines(fixture.db, { filter: {}, limit: 200 })).lines;

test("a change and its line are committed together, with before and after", async () => {
  await request(fixture, () =>
    transact(fixture.db, async (tx) => {
      await set(tx, "b");
      noteChange({ subject: "value of thing", before: "a", after: "b" });
    }),
  );
  const [line, ...more] = await lines();
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    actor: { kind: "person", id: "person-1", name: "Ann" },
    operation: "things.change",
    subject: { kind: "thing", id: "thing-1" },
    outcome: "done",
    address: "192.0.2.7",
    changed: ["value of thing"],
  });
  expect(await showLine(fixture.db, line?.id ?? "")).toMatchObject({
    requestId: "request-1",
    input: { id: "thing-1" },
    changes: [{ subject: "value of thing", before: "a", after: "b" }],
    seal: null,
  });
});

test("a change that fails leaves no line", async () => {
  await expect(
    request(fixture, () =>
      transact(fixture.db, async (tx) => {
        noteChange({ subject: "value of thing", before: "a", after: "bad" });
        await set(tx, "bad");
      }),
    ),
  ).rejects.toThrow("thing_value_check");
  expect(await lines()).toEqual([]);
});

test("a line that cannot be written leaves no change", async () => {
  await fixture.database.pool.query(
    "alter table audit_line add constraint refuse check (operation <> 'things.change')",
  );
  try {
    await expect(request(fixture, () => transact(fixture.db, (tx) => set(tx, "b")))).rejects.toThrow("refuse");
    expect(await value()).toBe("a");
  } finally {
    await fixture.database.pool.query("alter table audit_line drop constraint refuse");
  }
});

test("an attempt that is repeated tells what it noted once, and nothing of attempts that were undone", async () => {
  let attempts = 0;
  await request(fixture, () =>
    transact(fixture.db, async (tx) => {
      attempts++;
      noteChange({ subject: `attempt ${attempts}`, before: "a", after: "b" });
      noteSubject("thing", `thing-of-attempt-${attempts}`);
      await set(tx, "b");
      if (attempts < 3) await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
    }),
  );
  expect(attempts).toBe(3);
  expect(await lines()).toMatchObject([
    { changed: ["attempt 3"], subject: { kind: "thing", id: "thing-of-attempt-3" }, outcome: "done" },
  ]);
});

test("a transaction that only reads writes no line, nor does one outside of a trace or within bookkeeping", async () => {
  await request(fixture, () => transact(fixture.db, (tx) => sql`select * from thing`.execute(tx)));
  await transact(fixture.db, (tx) => set(tx, "c"));
  await request(fixture, () => untraced(() => transact(fixture.db, (tx) => set(tx, "d"))));
  expect(await lines()).toEqual([]);
});

test("several transactions of a request are one line; a later one that notes more is another", async () => {
  const trace = traceOf(fixture);
  await runTraced(trace, async () => {
    await transact(fixture.db, (tx) => set(tx, "b"));
    await transact(fixture.db, (tx) => set(tx, "c"));
    await transact(fixture.db, async (tx) => {
      await set(tx, "d");
      noteChange({ subject: "later", before: 1, after: 2 });
    });
  });
  await endTrace(trace, { outcome: "done" });
  expect((await lines()).map(({ changed }) => changed.join()).toSorted()).toEqual(["", "later"]);
});

test("a request that ends otherwise than its line says gets a further line", async () => {
  const trace = traceOf(fixture);
  await runTraced(trace, () => transact(fixture.db, (tx) => set(tx, "b")));
  await endTrace(trace, { outcome: "failed", code: "disk_full" });
  expect((await lines()).map(({ outcome, code }) => `${outcome} ${code}`).toSorted()).toEqual([
    "done null",
    "failed disk_full",
  ]);
});

test("a request without a transaction is told when it is done, one that fails having changed nothing is not", async () => {
  await endTrace(traceOf(fixture), { outcome: "failed", code: "invalid_input" });
  expect(await lines()).toEqual([]);
  await endTrace(traceOf(fixture), { outcome: "done" });
  await endTrace(traceOf(fixture), { outcome: "refused", code: "not_allowed" });
  expect((await lines()).map(({ outcome }) => outcome).toSorted()).toEqual(["done", "refused"]);
});

test("what works by itself writes a line only where it notes something", async () => {
  const trace = traceOf(fixture, { records: "notes" });
  await runTraced(trace, () => transact(fixture.db, (tx) => set(tx, "b")));
  await endTrace(trace, { outcome: "done" });
  expect(await lines()).toEqual([]);
  await runTraced(trace, () =>
    transact(fixture.db, async (tx) => {
      await set(tx, "c");
      noteChange({ subject: "retention", before: 1, after: 2 });
    }),
  );
  expect(await lines()).toMatchObject([{ changed: ["retention"] }]);
});

test("requests at the same time do not see each other's notes", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      request(fixture, () =>
        transact(fixture.db, async (tx) => {
          noteChange({ subject: `of ${index}`, before: 0, after: 1 });
          await sql`insert into thing values (${index + 10}, 'x')`.execute(tx);
        }),
      ),
    ),
  );
  const found = await lines();
  expect(found.map(({ changed }) => changed.length)).toEqual(Array.from({ length: 20 }, () => 1));
  expect(new Set(found.flatMap(({ changed }) => changed)).size).toBe(20);
});

test("reads are written together within a second, the same read once in ten minutes", async () => {
  const at = new Date();
  const read = (minutes: number, subject: string) =>
    fixture.recorder.read(
      lineAt(new Date(at.getTime() + minutes * 60_000), {
        operation: "people.show",
        subject: { kind: "people", id: subject },
        input: { id: subject },
      }),
    );
  for (const minutes of [0, 1, 9.9, 10.1]) read(minutes, "one");
  read(1, "two");
  await expect
    .poll(async () => (await lines()).map(({ subject }) => `${subject?.id}`).toSorted(), { timeout: 3000 })
    .toEqual(["one", "one", "two"]);
});

test("whoever is refused again and again gets twenty lines a minute, and one that says how many were left out", async () => {
  const refused = lineAt(new Date(), { outcome: "refused", code: "not_allowed", address: "198.51.100.9" });
  for (let count = 0; count < 50; count++) await fixture.recorder.append(refused);
  await fixture.recorder.append({ ...refused, address: "198.51.100.10" });
  expect(await lines()).toHaveLength(21);
  await fixture.recorder.stop();
  const [line] = (await listLines(fixture.db, { filter: { operation: "audit.leftOut" }, limit: 10 })).lines;
  expect(line).toMatchObject({ address: "198.51.100.9", outcome: "refused" });
  expect((await showLine(fixture.db, line?.id ?? "")).input).toEqual({ count: "30" });
});

test("what cannot be written is tried again, and told", async () => {
  await fixture.database.pool.query("alter table audit_line rename to audit_line_away");
  await fixture.recorder.append(lineAt(new Date()));
  expect(fixture.troubles.length).toBeGreaterThan(0);
  await fixture.database.pool.query("alter table audit_line_away rename to audit_line");
  await fixture.recorder.flush();
  expect(await lines()).toHaveLength(1);
});

test("hostile texts in names and values come back as they were, without what PostgreSQL cannot keep", async () => {
  const nasty = "'; drop table audit_line; --\0\ud800<script>\u202e";
  await fixture.recorder.append(
    lineAt(new Date(), {
      actor: { ...facts.actor, name: nasty },
      changes: [{ subject: nasty, before: { [nasty]: [nasty, -0, 1e21] }, after: undefined }],
    }),
  );
  const kept = nasty.replaceAll("\0", "").toWellFormed();
  const [line] = await lines();
  expect(line?.actor.name).toBe(kept);
  expect((await showLine(fixture.db, line?.id ?? "")).changes).toEqual([
    { subject: kept, before: { [kept]: [kept, 0, 1e21] }, after: null },
  ]);
});
