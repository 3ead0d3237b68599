import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { exportLines } from "./queries/export-lines.ts";
import { listLines } from "./queries/list-lines.ts";
import { listActors } from "./queries/read-state.ts";
import { showLine } from "./queries/show-line.ts";
import { type Fixture, lineAt, startFixture } from "./testing/fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.database.pool.query("truncate audit_line, audit_seal");
});

const at = new Date("2026-11-22T12:00:00.000Z");

/** Writes a line about an id that changed a setting. */
async function write(id: string, setting?: string): Promise<void> {
  const changes = setting === undefined ? [] : [{ subject: setting, before: 1, after: 2 }];
  await fixture.recorder.append(lineAt(at, { subject: { kind: "thing", id }, input: {}, changes }));
}

/** The ids of the lines found. */
async function found(about: string): Promise<string[]> {
  const { lines, count } = await listLines(fixture.db, { filter: { about }, limit: 50 });
  expect(count.value).toBe(lines.length);
  return lines.map(({ subject }) => subject?.id ?? "").toSorted((a, b) => (a < b ? -1 : 1));
}

test("a line is found by how an id begins, and by words of the settings that it changed, in any order and case", async () => {
  await write("0190a1b2-3c4d", "retention rule Mail");
  await write("0190a1ff-0000", "retention rule chat");
  await write("rule", "member ann@example.org");
  expect(await found("0190A1")).toEqual(["0190a1b2-3c4d", "0190a1ff-0000"]);
  expect(await found("0190a1b2-3c4d")).toEqual(["0190a1b2-3c4d"]);
  expect(await found("3c4d")).toEqual([]);
  expect(await found("rule retention")).toEqual(["0190a1b2-3c4d", "0190a1ff-0000"]);
  expect(await found("mail rule")).toEqual(["0190a1b2-3c4d"]);
  expect(await found("ru")).toEqual(["0190a1b2-3c4d", "0190a1ff-0000", "rule"]);
  expect(await found("0190a1ff chat")).toEqual(["0190a1ff-0000"]);
  for (const part of ["ann@example.org", "example", "ANN", "ann@"]) expect(await found(part)).toEqual(["rule"]);
  expect(await found("xample")).toEqual([]);
});

test.each(["it's", "a:*", "a & b", "!a", "(a", "a\\", "%", "_", "<->", "''", "a:b|c", "\\'"])(
  "%s finds itself and nothing else",
  async (name) => {
    await write("one", `setting ${name}`);
    await write("other", "setting x");
    expect(await found(name)).toEqual(["one"]);
  },
);

test("whatever a setting is called, its name finds it", async () => {
  const names = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      await fixture.database.pool.query("truncate audit_line, audit_seal");
      await write("one", name);
      expect(await found(name.replaceAll("\0", ""))).toEqual(["one"]);
    }),
    { numRuns: 60 },
  );
});

test("names of any length and number can be written, and what was erased is found no more by what it changed", async () => {
  const long = `${"ß".repeat(5_000)} ${Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(" ")}`;
  await write("one", long);
  expect(await found(`w1999 ${"ß".repeat(150)}`)).toEqual(["one"]);
  await fixture.database.pool.query(
    "begin; set local firsthand.audit = 'erase'; update audit_line set content = null; commit",
  );
  expect(await found("w1999")).toEqual([]);
  expect(await found("one")).toEqual(["one"]);
});

test("whoever did anything is listed once, the busiest first, by the newest name that is not erased", async () => {
  const by = async (id: string, name: string, kind: "person" | "job" = "person") =>
    await fixture.recorder.append(lineAt(new Date(clock++), { actor: { kind, id, name } }));
  let clock = at.getTime();
  await by("b", "Ben");
  await by("a", "Anna");
  await by("keep-data", "the installation", "job");
  await by("a", "Ann");
  expect(await listActors(fixture.db)).toEqual([
    { kind: "person", id: "a", name: "Ann", lines: 2 },
    { kind: "person", id: "b", name: "Ben", lines: 1 },
    { kind: "job", id: "keep-data", name: "the installation", lines: 1 },
  ]);
  const erase = (lines: string) =>
    fixture.database.pool.query(
      `begin; set local firsthand.audit = 'erase'; update audit_line set content = null ${lines}; commit`,
    );
  await erase("where content->>'name' = 'Ann'");
  expect((await listActors(fixture.db))[0]).toEqual({ kind: "person", id: "a", name: "Anna", lines: 2 });
  await erase("");
  expect((await listActors(fixture.db))[0]).toEqual({ kind: "person", id: "a", name: null, lines: 2 });
});

test("who did something is named also where the content went with a customer, if they are a member", async () => {
  const member = "0190b3c1-0000-7000-8000-00000000000a";
  await fixture.database.pool.query(
    `insert into account_user (id, name, email, email_verified, created_at, updated_at)
     values ($1, 'Ada', 'ada@example.org', false, now(), now())`,
    [member],
  );
  const actors = [
    { kind: "person", id: member, name: "Ada" },
    { kind: "person", id: "gone", name: "Ben" },
    { kind: "key", id: member, name: "a key" },
  ] as const;
  for (const [second, actor] of actors.entries())
    await fixture.recorder.append(lineAt(new Date(at.getTime() + second * 1000), { actor }));
  await fixture.database.pool.query(
    "begin; set local firsthand.audit = 'erase'; update audit_line set content = null; commit",
  );
  const { lines } = await listLines(fixture.db, { filter: {}, limit: 10 });
  expect(lines.map(({ actor }) => actor.name)).toEqual([null, null, "Ada"]);
  expect((await showLine(fixture.db, lines[2]?.id ?? "")).actor.name).toBe("Ada");
  const listed = new Map((await listActors(fixture.db)).map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  expect(listed.get("person gone")).toBeNull();
  let file = "";
  for await (const piece of exportLines(fixture.db, {}, "csv")) file += piece;
  expect(file).toContain("Ada");
});
