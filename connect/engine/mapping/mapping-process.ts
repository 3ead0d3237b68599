import { createHash } from "node:crypto";

import { evaluate, saidBy } from "./evaluate.ts";
import type { FromMapping, MapFault, MappedRecord, PageHead, PageJob } from "./messages.ts";
import { DEEPEST, fieldsOf, isTooDeep, parseJson } from "./parse.ts";

// Runs as a process of its own: an expression that does not end, or takes all memory, ends this process and no more.
// A thread would not do: a single large allocation in it takes the whole program down.

const LONGEST_RECORD = 10_000_000;
const LONGEST_MAPPED = 10_000_000;
const MOST_RECORDS = 10_000;

const tell = (message: FromMapping) => process.send?.(message);

process.on("message", (job: PageJob) => {
  work(job).then(tell, (error: unknown) => tell({ kind: "unreadable", what: "expression", message: saidBy(error) }));
});
process.on("disconnect", () => process.exit());
tell({ kind: "ready" });

/** Tells of the head and of each record; what it returns is the last that is told. */
async function work(job: PageJob): Promise<FromMapping> {
  let answer: unknown;
  try {
    answer = parseJson(job.text);
  } catch (error) {
    const what = error instanceof RangeError ? "too_deep" : "no_json";
    return { kind: "unreadable", what, message: what === "no_json" ? "it is no JSON" : "it is nested too deeply" };
  }
  const bindings = {
    settings: job.settings,
    headers: job.headers,
    status: job.status,
    body: answer,
    ...(job.parent === undefined ? {} : { parent: parseJson(job.parent) }),
  };
  const values: Record<string, string | number | boolean> = {};
  for (const [name, expression] of Object.entries(job.ofAnswer)) {
    const value = await evaluate(expression, answer, bindings);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") values[name] = value;
  }
  const records = job.records === undefined ? [] : listOf(await evaluate(job.records, answer, bindings));
  if (records.length > MOST_RECORDS) {
    return { kind: "unreadable", what: "expression", message: `it gives more than ${MOST_RECORDS} records at once` };
  }
  tell({ kind: "head", head: headOf(values, records) });
  for (const [index, record] of records.entries()) {
    if (index >= job.from && index < job.until)
      tell({ kind: "record", index, record: await mapped(record, job, bindings) });
  }
  return { kind: "done" };
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function headOf(values: PageHead["values"], records: readonly unknown[]): PageHead {
  const fields: Record<string, number> = {};
  for (const record of records) for (const name of fieldsOf(record)) fields[name] = (fields[name] ?? 0) + 1;
  return { values, records: records.length, fields };
}

async function mapped(record: unknown, job: PageJob, bindings: Readonly<Record<string, unknown>>) {
  if (isTooDeep(record)) {
    const message = `it is nested more than ${DEEPEST} times`;
    return faulty(excerptOf(record), { code: "nested_too_deeply", message });
  }
  const raw = JSON.stringify(record);
  if (raw.length > LONGEST_RECORD)
    return faulty(raw, { code: "record_too_long", message: `it has more than ${LONGEST_RECORD} characters` });
  try {
    const time = job.watermark === undefined ? undefined : await evaluate(job.watermark, record, bindings);
    const watermark = typeof time === "string" ? time : null;
    const value = job.map === undefined ? undefined : await evaluate(job.map, record, bindings);
    const text = value === undefined || value === null ? null : (JSON.stringify(value) ?? null);
    if (text !== null && text.length > LONGEST_MAPPED) {
      const message = `the map makes more than ${LONGEST_MAPPED} characters of it`;
      return faulty(raw, { code: "mapping_too_long", message });
    }
    return { raw, hash: hashOf(raw), watermark, mapped: text } satisfies MappedRecord;
  } catch (error) {
    return faulty(raw, { code: "mapping_failed", message: `the map does not fit: ${saidBy(error)}` });
  }
}

function faulty(raw: string, fault: MapFault): MappedRecord {
  return { raw, hash: hashOf(raw), watermark: null, mapped: null, fault };
}

/** What is too deep for JSON.stringify is kept as far as it can be written. */
function excerptOf(record: unknown): string {
  try {
    return JSON.stringify(record);
  } catch {
    return JSON.stringify({ fields: fieldsOf(record) });
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
