import { closeNames } from "@firsthand/kernel/near-names";
import { z, type core } from "zod";

import type { Fault } from "./faults.ts";
import { shown } from "./yaml-text.ts";

/** A value of the shape, or where it has another. */
export function faultsOfShape<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
  lineOf: (path: readonly PropertyKey[]) => number,
): { readonly data: { readonly value: z.output<Schema> } | null; readonly faults: readonly Fault[] } {
  const parsed = schema.safeParse(value, { error: wordsOf });
  if (parsed.success) return { data: { value: parsed.data }, faults: [] };
  const faults = parsed.error.issues
    .flatMap((issue) => toldOf(nearestForm(issue)))
    .map(({ path, message }) => ({
      line: lineOf(path),
      path: path.map((key) => shown(String(key))).join("."),
      message,
    }));
  return { data: null, faults };
}

interface Told extends Pick<Fault, "message"> {
  readonly path: readonly PropertyKey[];
}

function toldOf(issue: core.$ZodIssue): Told[] {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = message.split(SEPARATOR);
    // The name that objects keep for themselves is told wherever it stands.
    return issue.keys
      .filter((key) => key !== "__proto__")
      .map((key) => ({ path: [...path, key], message: () => noSuchKey(key, known) }));
  }
  if (issue.code === "invalid_key") {
    return [{ path, message: issue.issues[0]?.message ?? message }];
  }
  return [{ path, message }];
}

/** What fits none of several forms is told by the form that fits best: the one in which the fault lies deepest. */
function nearestForm(issue: core.$ZodIssue): core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors
    .flatMap((list) => list)
    .map(nearestForm)
    .find((one) => one.path.length > 0 || one.code === "unrecognized_keys");
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

const SEPARATOR = ", ";

function noSuchKey(key: string, known: readonly string[]): string {
  const close = closeNames(key, known, 2);
  const advice = close.length > 0 ? `did you mean ${close.join(" or ")}?` : `the keys here are ${known.join(", ")}`;
  return `there is no such key; ${advice}`;
}

/** What a schema says that has no words of its own. */
function wordsOf(issue: core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "it is missing"
        : `write ${NOUNS[String(issue["expected"])] ?? "something else"}, ${here(issue.input)}`;
    case "unrecognized_keys":
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(SEPARATOR) : undefined;
    case "too_small":
      return `write ${sizeOf(issue, issue.inclusive === false ? "more than" : "at least", issue.minimum)}`;
    case "too_big":
      return `write ${sizeOf(issue, issue.inclusive === false ? "less than" : "at most", issue.maximum)}`;
    case "invalid_value":
      return `write ${listed(issue.values.map(String))}, ${here(issue.input)}`;
    case "invalid_union":
      return `this has none of the forms that it may have, ${here(issue.input)}`;
    case "invalid_format":
    case "invalid_key":
    case "invalid_element":
    case "not_multiple_of":
    case "custom":
    case undefined:
      return undefined;
  }
}

function sizeOf({ origin }: { readonly origin?: unknown }, comparison: string, size: unknown): string {
  const things = origin === "string" ? " characters" : origin === "array" ? (size === 1 ? " entry" : " entries") : "";
  return `${comparison} ${String(size)}${things}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (lines that begin with -)",
  tuple: "a list in brackets",
  object: "keys with values",
  record: "keys with values",
};

function here(input: unknown): string {
  if (input === null) return "nothing stands here";
  if (Array.isArray(input)) return "here stands a list";
  if (typeof input === "object") return "here stand keys with values";
  if (typeof input === "string") return `here stands the text "${shown(input)}"`;
  return typeof input === "number" || typeof input === "boolean"
    ? `here stands ${input}`
    : "here stands something else";
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}
