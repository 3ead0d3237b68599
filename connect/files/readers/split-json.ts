import { RECORD_LIMIT, RECORD_TOO_LARGE } from "./split-lines.ts";
import type { Cut, Splitter, Trouble } from "./splitter.ts";

const BROKEN: Trouble = {
  code: "unparsable_json",
  message: "Here the file is no longer valid JSON. What comes after this place cannot be read; get the file again.",
};

/** Where in the document the next thing stands. */
interface Place {
  readonly top: "unknown" | "list" | "object";
  /** The key of the list that is being read; undefined between lists. */
  readonly list: string | undefined;
}

/**
 * Cuts one JSON document into the objects of a list: the document itself, or, where it is an object, the lists that stand
 * in it under one of the names wanted. Everything else in it is passed over.
 */
export function jsonSplitter(wanted: readonly string[]): Splitter {
  let place: Place = { top: "unknown", list: undefined };
  return {
    cut: (units, from, final) => {
      const found = nextThing(units, from, place);
      if (found === "more") {
        const rest = final ? units.slice(from).replace(/^[\s,\]}]+$/, "") : "";
        return rest !== "" ? { start: from, end: units.length, next: units.length, trouble: BROKEN } : undefined;
      }
      if (found === "broken")
        return { start: from, end: Math.min(units.length, from + 1000), next: units.length, trouble: BROKEN };
      place = found.place;
      const isRecord = found.object && (place.top === "list" || wanted.includes(place.list ?? ""));
      // What stands before a record is passed over by itself, so that lines are counted from where the record begins.
      const next = isRecord ? found.cut.start : found.cut.next;
      return isRecord && next === from ? found.cut : { start: next, end: next, next };
    },
    resume: () => undefined,
    lookahead: 0,
    limit: RECORD_LIMIT,
    tooLarge: RECORD_TOO_LARGE,
    newline: "\n",
  };
}

interface Thing {
  readonly cut: Cut;
  readonly place: Place;
  readonly object: boolean;
}

/** The next value in a list, or a value between lists, which is none of a record; `more` if it does not end here. */
function nextThing(units: string, from: number, before: Place): Thing | "more" | "broken" {
  let { top, list } = before;
  for (let at = from; ;) {
    at = afterSpace(units, at);
    const character = units[at];
    if (character === undefined) return "more";
    if (top === "unknown") {
      if (character !== "[" && character !== "{") return "broken";
      [top, list] = character === "[" ? ["list", ""] : ["object", undefined];
      at += 1;
    } else if (list === undefined && character === '"') {
      const key = keyAt(units, at);
      if (key === "more" || key === "broken") return key;
      if (units[key.next] === "[") list = key.name;
      const end = list === undefined ? valueEnd(units, key.next) : key.next + 1;
      if (end === undefined) return "more";
      return { cut: { start: at, end, next: end }, place: { top, list }, object: false };
    } else if (list !== undefined && character === "]") {
      const next = at + 1;
      return { cut: { start: next, end: next, next }, place: { top, list: undefined }, object: false };
    } else if (character === "}" || character === "]") {
      at += 1;
    } else if (list === undefined) {
      return "broken";
    } else {
      const end = valueEnd(units, at);
      if (end === undefined) return "more";
      return { cut: { start: at, end, next: end }, place: { top, list }, object: character === "{" };
    }
  }
}

function afterSpace(units: string, from: number): number {
  let at = from;
  while (at < units.length && /[\s,]/.test(units.charAt(at))) at += 1;
  return at;
}

function keyAt(units: string, at: number): { name: string; next: number } | "more" | "broken" {
  const end = stringEnd(units, at);
  if (end === undefined) return "more";
  const colon = afterSpace(units, end);
  if (units[colon] === undefined) return "more";
  if (units[colon] !== ":") return "broken";
  const next = afterSpace(units, colon + 1);
  return units[next] === undefined ? "more" : { name: units.slice(at + 1, end - 1), next };
}

/** The place after a value; undefined if it does not end in these units. */
function valueEnd(units: string, from: number): number | undefined {
  const first = units[from];
  if (first === '"') return stringEnd(units, from);
  if (first !== "{" && first !== "[") {
    for (let at = from; at < units.length; at += 1) if (/[\s,\]}]/.test(units.charAt(at))) return at;
    return undefined;
  }
  let depth = 0;
  for (let at = from; at < units.length; at += 1) {
    const character = units[at];
    if (character === '"') {
      const end = stringEnd(units, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function stringEnd(units: string, from: number): number | undefined {
  for (let at = units.indexOf('"', from + 1); at !== -1; at = units.indexOf('"', at + 1)) {
    let slashes = 0;
    while (units.charCodeAt(at - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return undefined;
}
