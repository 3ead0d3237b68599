import { readDocument } from "@firsthand/connect/documents";

import type { TaxonomyFault } from "../contract.ts";
import { MOST_LEVELS, taxonomyDocument, type TaxonomyDocument, type WrittenNode } from "./document.ts";
import type { Node, Taxonomy } from "./taxonomy.ts";

export type TaxonomyRead =
  | { readonly ok: true; readonly taxonomy: Taxonomy }
  | { readonly ok: false; readonly faults: readonly TaxonomyFault[] };

type Path = readonly (string | number)[];
interface Found {
  readonly path: Path;
  readonly message: string;
}

const LONGEST_EXAMPLE = 1000;
const MOST_NODES = 1000;

/** Reads the text of a taxonomy: what it means, or every mistake with its line. Never throws. */
export function readTaxonomy(text: string): TaxonomyRead {
  const read = readDocument(text, taxonomyDocument, "texts");
  if (!read.ok) return { ok: false, faults: read.faults };
  const { value, lineOf } = read;
  const faults = faultsOf(value);
  if (faults.length === 0) return { ok: true, taxonomy: taxonomyOf(value) };
  return {
    ok: false,
    faults: faults
      .map(({ path, message }) => ({ line: lineOf(path), path: path.join("."), message }))
      .toSorted((a, b) => a.line - b.line),
  };
}

function faultsOf({ topics, intents, nothing }: TaxonomyDocument): Found[] {
  const nodes = countNodes(topics) + intents.length;
  return [
    ...(nodes > MOST_NODES ? [{ path: [], message: `it has ${nodes} nodes; the most is ${MOST_NODES}` }] : []),
    ...topicFaults(topics, ["topics"], 1),
    ...doubled(intents, ["intents"]),
    ...intents.flatMap((one, at) => exampleFaults(one.examples, ["intents", at, "examples"])),
    ...exampleFaults(nothing, ["nothing"]),
  ];
}

const countNodes = (topics: readonly WrittenNode[]): number =>
  topics.reduce((sum, one) => sum + 1 + countNodes(one.topics ?? []), 0);

function topicFaults(topics: readonly WrittenNode[], path: Path, level: number): Found[] {
  if (level > MOST_LEVELS) return [{ path, message: `the tree has at most ${MOST_LEVELS} levels` }];
  return [
    ...doubled(topics, path),
    ...topics.flatMap((one, at) => [
      ...exampleFaults(one.examples, [...path, at, "examples"]),
      ...topicFaults(one.topics ?? [], [...path, at, "topics"], level + 1),
    ]),
  ];
}

function doubled(nodes: readonly Pick<WrittenNode, "id">[], path: Path): Found[] {
  const seen = new Set<string>();
  return nodes.flatMap(({ id }, at) => {
    const known = seen.has(id);
    seen.add(id);
    return known ? [{ path: [...path, at, "id"], message: `there is another ${id} beside it` }] : [];
  });
}

function exampleFaults(examples: WrittenNode["examples"], path: Path): Found[] {
  return Object.entries(examples ?? {}).flatMap(([language, text]) =>
    linesOf(text).some((line) => line.length > LONGEST_EXAMPLE)
      ? [{ path: [...path, language], message: `an example has at most ${LONGEST_EXAMPLE} characters` }]
      : [],
  );
}

function taxonomyOf({ title, topics, intents, nothing }: TaxonomyDocument): Taxonomy {
  return {
    title,
    topics: topics.flatMap((one) => nodesOf(one, "")),
    intents: intents.map((one) => nodeOf(one, one.id)),
    nothing: examplesOf(nothing),
  };
}

function nodesOf(written: WrittenNode, before: string): Node[] {
  const id = `${before}${written.id}`;
  return [nodeOf(written, id), ...(written.topics ?? []).flatMap((one) => nodesOf(one, `${id}.`))];
}

function nodeOf({ title, about, function: concerned, examples }: WrittenNode, id: string): Node {
  return { id, title, about: about ?? "", function: concerned ?? null, examples: examplesOf(examples) };
}

function examplesOf(written: WrittenNode["examples"]): Node["examples"] {
  const read = Object.entries(written ?? {}).map(([language, text]) => [language, linesOf(text)] as const);
  return Object.fromEntries(read.filter(([, lines]) => lines.length > 0));
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
