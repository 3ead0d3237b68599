import { readFile, stat } from "node:fs/promises";

import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { core } from "zod";

import { Failure } from "@firsthand/kernel/errors";

import { mapping as mappingContract, type Mapping } from "../contract.ts";
import { dateFormatNamed } from "../dates/date-format.ts";
import { isTimeZone } from "../dates/time-zone.ts";
import { encodingNamed } from "../inspect/detect-encoding.ts";

const LARGEST = 1024 * 1024;

/** Reads a mapping file. Throws Failures that name the file, the key and the line. */
export async function loadMapping(path: string): Promise<Mapping> {
  return parseMapping(path, await mappingText(path));
}

/** The same for the text of one; `path` is for messages only. */
export function parseMapping(path: string, text: string): Mapping {
  const lines = new LineCounter();
  // Keys that are no texts take the library hours when they are nested.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const [error] = document.errors;
  if (error) throw bad(path, { message: error.message, line: lines.linePos(error.pos[0]).line });
  const at = (keys: readonly PropertyKey[]) => lineOf(document, lines, keys);
  const parsed = mappingContract.safeParse(content(path, document));
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
    const keys = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
    throw bad(path, { key: keys.join("."), message: said(issue), line: at(keys) });
  }
  checkMeaning(parsed.data, (keys, message) => bad(path, { key: keys.join("."), message, line: at(keys) }));
  return parsed.data;
}

async function mappingText(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw new Failure({
      code: "mapping_not_found",
      status: 404,
      message: `There is no mapping file ${path}.`,
      advice: "Check the name given with --map.",
      details: { path },
    });
  }
  if (found.size > LARGEST) throw bad(path, { message: "it is larger than 1 MiB", line: 1 });
  return readFile(path, "utf8").catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "unknown error";
    throw bad(path, { message: `it cannot be read (${why})`, line: 1 });
  });
}

function content(path: string, document: Document): unknown {
  try {
    // An empty file says nothing, which is allowed.
    return document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch (error) {
    throw bad(path, { message: error instanceof Error ? error.message : "it cannot be read", line: 1 });
  }
}

/** Of a union that fits in no form the nearest one tells what is wrong. */
function deepest(issues: readonly core.$ZodIssue[]): core.$ZodIssue {
  const [issue] = issues;
  if (!issue) throw new TypeError("a refused mapping without an issue");
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors
    .flatMap((list) => list)
    .find((one) => one.path.length > 0 || one.code === "unrecognized_keys");
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

function said(issue: core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return "there is no such key";
  if (issue.code === "invalid_union") return "write a column, { column, values } or { constant }";
  return issue.message;
}

type Wrong = (keys: readonly string[], message: string) => Failure;

/** What a schema cannot see: names that only the runtime knows, and fields without which no record can be. */
function checkMeaning(mapping: Mapping, wrong: Wrong): void {
  const { columns, rating } = mapping;
  if (mapping.time_zone !== undefined && !isTimeZone(mapping.time_zone)) {
    throw wrong(["time_zone"], `"${mapping.time_zone}" is no time zone; write for example Europe/London`);
  }
  if (mapping.date_format !== undefined) named(["date_format"], mapping.date_format, dateFormatNamed, wrong);
  if (mapping.encoding !== undefined) named(["encoding"], mapping.encoding, encodingNamed, wrong);
  if (rating && rating.lowest >= rating.highest) throw wrong(["rating", "highest"], "it must be above lowest");
  if (!columns && !rating) return;
  if (!columns?.at) throw wrong(["columns"], "at is missing: the column with the date");
  if (!columns.direction) throw wrong(["columns"], "direction is missing: a column, or { constant: in }");
}

function named(keys: readonly string[], text: string, check: (text: string) => string, wrong: Wrong): void {
  try {
    check(text);
  } catch (error) {
    if (error instanceof Failure) throw wrong(keys, `${error.message} ${error.advice ?? ""}`.trim());
    throw error;
  }
}

/** The line on which a key stands, or that of the nearest key above it that exists. */
function lineOf(document: Document, lines: LineCounter, keys: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const key of keys) {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) line = lines.linePos(node.range[0]).line;
      continue;
    }
    const pair = isMap(node) ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === key) : undefined;
    if (!pair || !isScalar(pair.key) || !pair.key.range) return line;
    line = lines.linePos(pair.key.range[0]).line;
    node = pair.value;
  }
  return line;
}

/** Where a mapping file is wrong: the dotted key, undefined for what is no YAML, empty for the whole. */
interface Fault {
  readonly key?: string;
  readonly message: string;
  readonly line: number;
}

function bad(path: string, { key, message, line }: Fault): Failure {
  const where = key === undefined ? "" : `${key || "the file"}: `;
  return new Failure({
    code: "bad_mapping_file",
    status: 422,
    message: `The mapping file ${path} is wrong in line ${line}: ${where}${message}.`,
    advice: "Correct that line; docs/mapping-files.md describes every key.",
    details: { path, line, key: key ?? "", fault: message },
  });
}
