import type { Subject } from "./contract.ts";

/** Words of an input that name something of the organisation's own, beside ids. */
const KEPT = new Set([
  "criterion",
  "model",
  "metric",
  "role",
  "unit",
  "function",
  "version",
  "state",
  "status",
  "kind",
  "label",
  "source",
  "channel",
  "purpose",
  "format",
]);

/** Names whose values open something, whatever they end in. */
const SECRET = /pass|token|secret|code|key(?!Id$)|hash|cookie|proof|otp/i;

/** The forms of ids and of words that programs use: no spaces, so no sentences; no @, so no addresses. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/;

/** Digits alone, however they are grouped: a telephone, an account, a card; seven or more are left out. */
const NUMBER = /^[\d._:/-]*$/;

/** At most so many are kept of one input. */
const MOST = 12;

/** Where an input came from. */
export interface GivenInput {
  /** What stands in the path of the address: it names what is asked for. */
  readonly path?: unknown;
  /** What the rest of the address and the body say. */
  readonly rest?: readonly unknown[];
}

/**
 * What of an input may stand in the record: ids (`id`, `personId`) and words of a few known names, in the form of an id
 * or of a word; a `name` only from the path, since in a body it is that of somebody. Never texts, addresses, numbers of
 * people, passwords or tokens.
 */
export function keptInput({ path, rest = [] }: GivenInput): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const input of [path, ...rest]) {
    if (typeof input !== "object" || input === null || Array.isArray(input)) continue;
    for (const [name, value] of Object.entries(input)) {
      if (Object.hasOwn(kept, name) || Object.keys(kept).length >= MOST) continue;
      const text = isKept(name) || (name === "name" && input === path) ? plainOf(value) : undefined;
      if (text !== undefined) kept[name] = text;
    }
  }
  return kept;
}

function isKept(name: string): boolean {
  return !SECRET.test(name) && (name === "id" || /^[a-z][A-Za-z]{0,30}Id$/.test(name) || KEPT.has(name));
}

function plainOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value);
  if (!PLAIN.test(text)) return undefined;
  return NUMBER.test(text) && text.replaceAll(/\D/g, "").length >= 7 ? undefined : text;
}

/** What an operation is done to, as far as its input tells: `people.show` with an id to `people`, else by the name. */
export function subjectOf(operation: string, input: Readonly<Record<string, string>>): Subject | null {
  const area = operation.split(".", 1)[0] ?? operation;
  const id = input["id"] ?? input["fromId"];
  if (id !== undefined) return { kind: area, id };
  const named = Object.entries(input).find(([name]) => name.endsWith("Id"));
  if (named) return { kind: named[0].slice(0, -"Id".length), id: named[1] };
  for (const kind of ["model", "criterion", "metric", "source", "name"]) {
    const value = input[kind];
    if (value !== undefined) return { kind: kind === "name" ? area : kind, id: value };
  }
  return null;
}
