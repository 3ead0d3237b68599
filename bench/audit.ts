import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  type AuditGround,
  type LineFilter,
  auditKey,
  checkRecord,
  createRecorder,
  exportLines,
  listActors,
  listLines,
  sealLines,
} from "@firsthand/govern/audit";
import type { Handle } from "@firsthand/platform/storage";
import type { TraceLine } from "@firsthand/platform/trace";
import { sql } from "kysely";

import { onOwnLog, timed, watched } from "./measuring.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 30;
const AT_ONCE = 2_000;
const NOW = new Date("2026-11-22T10:00:00Z");
const SPAN_MS = 3 * 365 * 86_400_000;

/**
 * The record of who did what with so many lines of three years: `audit [LINES]`. The ratio is the slowest p95 of a search
 * at that size ÷ the slowest at 10,000.
 */
export async function run(args: string[]): Promise<void> {
  const large = Number(args[0] ?? LARGE);
  const few = await measured(Math.min(SMALL, large));
  const many = await measured(large);
  console.log(`ratio ${(many / few).toFixed(1)}`);
}

/** Prints what takes how long at a size; gives the slowest p95 of a search, in milliseconds. */
async function measured(count: number): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-audit-"));
  let slowest = 0;
  try {
    await onOwnLog(async (db) => {
      const ground: AuditGround = {
        db,
        key: auditKey(Buffer.alloc(32, 7)),
        now: () => NOW,
        random: () => randomBytes(8),
        sealFile: join(directory, "audit-seal"),
      };
      console.log(`${count.toLocaleString("en-GB")} lines`);
      await watched("  written", () => fill(ground, count), count);
      await watched("  sealed", () => sealLines(ground), count);
      await sql`vacuum analyze audit_line`.execute(db);
      await tellSizes(db);
      for (const [what, filter] of Object.entries(questions(count)))
        slowest = Math.max(slowest, await searched(db, what, filter));
      await timed("  who did anything", () => listActors(db), 5);
      await watched("  verified", () => checkRecord(ground, "bench"), count);
      for (const format of ["csv", "jsonl"] as const)
        await watched(`  exported as ${format}`, () => drain(exportLines(db, {}, format)), count);
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return slowest;
}

const OPERATIONS = [
  "conversations.thread",
  "conversations.thread",
  "conversations.thread",
  "conversations.thread",
  "conversations.thread",
  "people.show",
  "people.show",
  "conversations.correct",
  "access.signIn",
  "metrics.exportCases",
] as const;

/** The line of this number: reads and changes of 200 members; few settings, few refusals, one hidden needle. */
function lineOf(number: number, count: number): TraceLine {
  const setting = number % 100 === 7;
  const operation = setting ? "quality.rules.save" : (OPERATIONS[number % OPERATIONS.length] ?? "people.show");
  const id = idOf(number % Math.ceil(count / 5));
  const refused = number % 500 === 3;
  return {
    at: new Date(NOW.getTime() - SPAN_MS + Math.floor((number / count) * SPAN_MS)),
    actor:
      number % 50 === 1
        ? { kind: "job", id: "keep-data", name: "the installation" }
        : { kind: "person", id: idOf(9_000_000 + (number % 200)), name: `Member ${number % 200}` },
    operation,
    subject: setting ? null : { kind: "people", id },
    unit: number % 3 === 0 ? "north" : null,
    outcome: refused ? "refused" : "done",
    code: refused ? "not_allowed" : null,
    address: `192.0.2.${number % 250}`,
    requestId: idOf(5_000_000 + number),
    input: setting ? { id: `rule-${number % 40}` } : { id },
    changes: setting
      ? [{ subject: `quality rule rule-${number % 40}`, before: { pass: 0.9, title: "A rule" }, after: { pass: 1 } }]
      : [],
  };
}

const idOf = (number: number): string =>
  `0190a1b2-3c4d-7e5f-8a6b-${(number * 7919).toString(16).padStart(12, "0")}`.replace(
    /^(.{4})/,
    (number % 65_536).toString(16).padStart(4, "0"),
  );

/** As reads come in: gathered, and written together. */
async function fill(ground: AuditGround, count: number): Promise<void> {
  const recorder = createRecorder(ground, (error) => console.error(error));
  for (let number = 0; number < count; number++) {
    recorder.read(lineOf(number, count));
    if (number % AT_ONCE === AT_ONCE - 1) await recorder.flush();
  }
  await recorder.stop();
}

function questions(count: number): Readonly<Record<string, LineFilter>> {
  const member = idOf(9_000_017);
  const month = { from: "2025-03-01T00:00:00.000Z", to: "2025-04-01T00:00:00.000Z" };
  return {
    everything: {},
    "one of 200 members": { actor: member },
    "nobody that there is": { actor: "zwetschge" },
    "jobs, one line in fifty": { actorKind: "job" },
    "one operation": { operation: "people.show" },
    "a group of operations": { operation: "conversations" },
    "a rare operation": { operation: "quality.rules.save" },
    "what was refused": { outcome: "refused" },
    "what failed: nothing": { outcome: "failed" },
    "a month": month,
    "a month of a member": { actor: member, ...month },
    "about a customer, by the whole id": { about: idOf(count / 10) },
    "about, by the beginning of an id": { about: idOf(count / 10).slice(0, 6) },
    "about a setting, by its name": { about: "quality rule rule-7" },
    "about what is in one line of a hundred": { about: "quality" },
    "about what is nowhere": { about: "zwetschgendatschi" },
    "about what nearly all ids begin with": { about: "0" },
    "a member and an operation that they never did": { actor: member, operation: "access.signIn" },
    "refused to a job": { actorKind: "job", outcome: "refused" },
  };
}

/** The first page and the one after it; gives the slower p95, in milliseconds. */
async function searched(db: Handle, what: string, filter: LineFilter): Promise<number> {
  const first = await listLines(db, { filter, limit: 50 });
  const { value, capped } = first.count;
  const one = await timed(
    `  ${what} (${value}${capped ? "+" : ""})`,
    () => listLines(db, { filter, limit: 50 }),
    ROUNDS,
  );
  const { next } = first;
  if (next === null) return one.p95;
  const two = await timed("    its next page", () => listLines(db, { filter, limit: 50, after: next }), ROUNDS);
  return Math.max(one.p95, two.p95);
}

async function drain(pieces: AsyncIterable<string>): Promise<void> {
  for await (const _piece of pieces);
}

async function tellSizes(db: Handle): Promise<void> {
  const { rows } = await sql<{ lines: string; words: string; all: string }>`
    select pg_size_pretty(pg_table_size('audit_line')) as lines,
      pg_size_pretty(pg_relation_size('audit_line_by_words')) as words,
      pg_size_pretty(pg_total_relation_size('audit_line')) as "all"`.execute(db);
  console.log(`  lines ${rows[0]?.lines}, index of words ${rows[0]?.words}, with all indexes ${rows[0]?.all}`);
}
