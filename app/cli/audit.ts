import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { checkRecord, exportLines, lineFilter, listLines, wordsFor, type AuditLine } from "@firsthand/govern/audit";
import { Failure } from "@firsthand/kernel/errors";

import { auditGround } from "../audit-ground.ts";
import { minuteOf } from "./figures.ts";
import { count, print, printable, printJson, table } from "./output.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

interface Chosen extends Place {
  readonly who?: string;
  readonly operation?: string;
  readonly outcome?: string;
  readonly about?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `firsthand audit verify`: whether anything was removed or changed; exit code 1 when it was, and says which lines. */
export async function verifyAudit(options: Place & { readonly json?: boolean }): Promise<void> {
  const found = await withLog(options, ({ config, storage }) =>
    checkRecord(
      auditGround(config, storage.db, () => new Date()),
      "the command line",
    ),
  );
  if (!found.sound) process.exitCode = 1;
  if (options.json) {
    printJson(found);
    return;
  }
  const told = `${counted(found.lines, "line")} under ${counted(found.seals, "seal")}`;
  if (found.sound) print(`Nothing was removed or changed: ${told}.`);
  else {
    print(`The record is not as it was written: ${counted(found.faultCount, "fault")} in ${told}.`);
    for (const { message } of found.faults) print(`  ${printable(message)}`);
    if (found.faultCount > found.faults.length)
      print(`  … and ${count(found.faultCount - found.faults.length)} more; they often follow from the first.`);
  }
  if (found.erased > 0)
    print(`Of ${counted(found.erased, "line")} the content is gone, because a customer was erased.`);
  if (found.pruned > 0) print(`Gone because their time was over: ${counted(found.pruned, "older line")}.`);
  if (found.end === "not kept")
    print("There is no file audit-seal in the data directory, so an end that was cut off would not be found.");
}

/** `firsthand audit list`: who did what, the newest first. */
export async function listAudit(options: Chosen & { readonly limit: string; readonly json?: boolean }): Promise<void> {
  const limit = Number(options.limit);
  const found = await withLog(options, ({ storage }) => listLines(storage.db, { filter: filterOf(options), limit }));
  if (options.json) {
    printJson(found);
    return;
  }
  if (found.lines.length === 0) {
    print("No line fits.");
    return;
  }
  print(table(["when", "who", "what", "to", "from", "outcome"], found.lines.map(cellsOf)));
  if (found.next !== null)
    print(
      `\n${limit} of ${count(found.count.value)}${found.count.capped ? " and more" : ""}; all: ${nextCommand("audit export FILE", options)}`,
    );
}

/** `firsthand audit export FILE`: all lines that fit, as CSV or as JSON lines, by the ending of the file. */
export async function exportAudit(file: string, options: Chosen): Promise<void> {
  const format = file.endsWith(".csv") ? "csv" : file.endsWith(".jsonl") ? "jsonl" : undefined;
  if (!format) throw wrongEnding();
  const path = resolve(file);
  await withLog(options, ({ storage }) =>
    pipeline(Readable.from(exportLines(storage.db, filterOf(options), format)), createWriteStream(path)),
  );
  print(`Exported to ${printable(path)}.`);
}

function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function cellsOf(line: AuditLine): (string | null)[] {
  const outcome = line.code === null ? line.outcome : `${line.outcome}: ${line.code}`;
  return [
    minuteOf(line.at),
    line.actor.name ?? line.actor.id,
    wordsFor(line.operation),
    line.changed.length > 0 ? line.changed.join(", ") : (line.subject?.id ?? null),
    line.address,
    outcome,
  ];
}

function filterOf({ who, operation, outcome, about, since, until }: Chosen) {
  return lineFilter.parse({ actor: who, operation, outcome, about, from: momentOf(since), to: momentOf(until) });
}

/** A day begins at midnight in UTC. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw badMoment(text);
  return date.toISOString();
}

function badMoment(text: string): Failure {
  return new Failure({
    code: "bad_moment",
    status: 400,
    message: `"${text}" is no day and no moment.`,
    advice: "Write it as 2026-03-31, or as 2026-03-31T09:00:00Z.",
  });
}

function wrongEnding(): Failure {
  return new Failure({
    code: "wrong_ending",
    status: 400,
    message: "The name of the file says neither CSV nor JSON lines.",
    advice: "Let it end in .csv or .jsonl.",
  });
}
