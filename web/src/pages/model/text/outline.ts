import { LineCounter, type Node, isMap, isScalar, isSeq, parseDocument } from "yaml";

import { plainText } from "../../../format/words.ts";

/** A place in a model file that one may want to go to. */
export interface OutlinePlace {
  readonly title: string;
  /** Counted from 1. */
  readonly line: number;
  /** How many things stand there. */
  readonly count: number;
  readonly within: readonly OutlinePlace[];
}

export interface Outline {
  /** What the file calls itself; undefined when it does not say. */
  readonly title: string | undefined;
  readonly places: readonly OutlinePlace[];
}

/** The parts of a model file and where they begin; of a text that is not right yet, as far as it can be read. */
export function outlineOf(text: string): Outline {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const lineOf = (node: unknown) => lines.linePos(rangeStart(node)).line;
  if (!isMap(contents)) return { title: undefined, places: [] };
  const places = contents.items.flatMap(({ key, value }): OutlinePlace[] => {
    if (!isMap(value) && !isSeq(value)) return [];
    const within =
      String(key) === "dimensions" && isSeq(value)
        ? value.items.map((item) => ({
            title: textIn(item, "title") ?? textIn(item, "id") ?? "Without a title",
            line: lineOf(item),
            count: countCriteria(item),
            within: [],
          }))
        : [];
    return [{ title: plainText(String(key)), line: lineOf(key), count: value.items.length, within }];
  });
  return { title: textIn(contents, "title"), places };
}

function countCriteria(dimension: unknown): number {
  const cells = isMap(dimension) ? dimension.get("cells") : undefined;
  if (!isMap(cells)) return 0;
  return cells.items.reduce((sum, { value }) => {
    const criteria = isMap(value) ? value.get("criteria") : undefined;
    return sum + (isSeq(criteria) ? criteria.items.length : 0);
  }, 0);
}

function textIn(node: unknown, key: string): string | undefined {
  const value: unknown = isMap(node) ? node.get(key) : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function rangeStart(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) ? ((node satisfies Node).range?.[0] ?? 0) : 0;
}
