import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Pair, YAMLError, YAMLMap } from "yaml";

import type { DocumentFault } from "./faults.ts";

/** Longer texts are not read, in characters. */
export const DOCUMENT_LENGTH = 500_000;

/** A YAML text as plain data that knows its lines; `faults` are what it does not survive as YAML. */
export interface YamlText {
  readonly value: unknown;
  readonly faults: readonly DocumentFault[];
  /** The line on which a place stands, or that of the nearest place above it that exists; counted from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** `texts`: what stands behind a colon is what was typed, also where it looks like a number (007) or a truth. */
export type Scalars = "yaml" | "texts";

/** Characters that no text may hold; YAML forbids them, PostgreSQL cannot store the first. */
const UNWRITABLE = /[^\P{Cc}\t\n\r\u0085]|\p{Cs}/u;

/** Reads a text as YAML 1.2. Never throws: what is wrong stands in `faults`, all of it that can be told at once. */
export function readYaml(text: string, scalars: Scalars = "yaml"): YamlText {
  const atLine = (line: number, message: string) => ({
    value: undefined,
    faults: [{ line, path: "", message }],
    lineOf,
  });
  const lineOf = () => 1;
  if (text.length > DOCUMENT_LENGTH) return atLine(1, `it is longer than ${DOCUMENT_LENGTH} characters`);
  const unwritable = UNWRITABLE.exec(text);
  if (unwritable) {
    const code = unwritable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return atLine(lineAt(text, unwritable.index), `there is a character that no text can hold (U+${code})`);
  }
  return readDocument(text, scalars);
}

function readDocument(text: string, scalars: Scalars): YamlText {
  const lines = new LineCounter();
  // Keys that are no texts take the library hours when they are nested. Keys that stand twice are told below, so that
  // they do not hide what else is wrong.
  const options = {
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    schema: scalars === "yaml" ? "core" : "failsafe",
  };
  const document = parseDocument(text, { lineCounter: lines, ...options });
  const line = (offset: number) => lines.linePos(offset).line;
  const lineOf = linesOf(document, line);
  const mistakes = [...document.errors, ...document.warnings];
  if (mistakes.length > 0) {
    // One mistake often makes several complaints in its line; the first is the nearest to it.
    const told = new Map(mistakes.toReversed().map((error) => [line(error.pos[0]), wordsOf(error)]));
    return { value: undefined, faults: Array.from(told, ([at, message]) => ({ line: at, path: "", message })), lineOf };
  }
  try {
    const { names, keys } = namesOf(document, line);
    return names.length > 0
      ? { value: undefined, faults: names, lineOf }
      : { value: document.toJS({ maxAliasCount: 0 }), faults: keys, lineOf };
  } catch {
    return { value: undefined, faults: [{ line: 1, path: "", message: TOO_DEEP }], lineOf };
  }
}

/**
 * Values used again by their name (short texts could unfold without end), and keys that cannot stand there: twice, or
 * under the name that objects keep for themselves and that would be passed over in silence.
 */
function namesOf(document: Document, line: (offset: number) => number) {
  const [names, keys]: [DocumentFault[], DocumentFault[]] = [[], []];
  visit(document, {
    Alias(_, { source, range }) {
      const message = `write out what *${shown(source)} stands for: names have no meaning here`;
      names.push({ line: range ? line(range[0]) : 1, path: "", message });
    },
    Map(_, map) {
      const seen = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        const [here, first] = [line(key.range[0]), seen.get(name)];
        if (name === "__proto__") keys.push({ line: here, path: name, message: "nothing can be called so" });
        if (first === undefined) seen.set(name, here);
        else keys.push({ line: here, path: shown(name), message: `this key stands already in line ${first}` });
      }
    },
  });
  return { names, keys };
}

/** Knows the lines of a document; each mapping is looked through once, however many places in it are asked for. */
function linesOf(document: Document, line: (offset: number) => number): YamlText["lineOf"] {
  const pairsOf = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();
  const pairs = (map: YAMLMap) => {
    const known =
      pairsOf.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : "", pair]));
    pairsOf.set(map, known);
    return known;
  };
  return (path) => {
    let node: unknown = document.contents;
    let found = isNode(node) && node.range ? line(node.range[0]) : 1;
    for (const key of path) {
      const pair = isMap(node) ? pairs(node).get(key) : undefined;
      const here = isSeq(node) ? node.items[Number(key)] : pair?.key;
      if (!isNode(here) || !here.range) return found;
      found = line(here.range[0]);
      node = pair ? pair.value : here;
    }
    return found;
  };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

const LONGEST_SHOWN = 60;

/** A word of the file as it can stand in a message: short, and in one line. */
export function shown(word: string): string {
  const short = word.length > LONGEST_SHOWN ? `${word.slice(0, LONGEST_SHOWN)}…` : word;
  return short.replaceAll(/\s+/g, " ");
}

/** What YAML says, in words of people who do not write YAML every day. */
function wordsOf({ code, message }: YAMLError): string {
  return WORDS[code] ?? `this is no YAML: ${shown(message)}`;
}

const TOO_DEEP = "it is nested too deeply";

const WORDS: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  TAB_AS_INDENT: "indent with spaces, not with tabs",
  BAD_INDENT: "the indentation does not fit the lines above, or a bracket is not closed",
  BAD_SCALAR_START: "put this text into quotes: it begins with a character that means something in YAML",
  BLOCK_AS_IMPLICIT_KEY: "a text with a colon has to stand in quotes; or the indentation does not fit the lines above",
  NON_STRING_KEY: "a key has to be a text in one line, with a colon after it",
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MISSING_CHAR: "a bracket or a quote is not closed, or a comma or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a key has to stand in one line, with a colon after it",
  MULTIPLE_DOCS: "this is one document; remove the line with ---",
  TAG_RESOLVE_FAILED: "tags (!name) have no meaning here; remove it",
  BAD_ALIAS: "a text that begins with * or & has to stand in quotes",
  BAD_DQ_ESCAPE: "a backslash within double quotes has to be written twice",
  BLOCK_IN_FLOW: "within brackets everything is written with commas, not in lines of its own",
};
