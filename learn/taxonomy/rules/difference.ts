import type { Node, Taxonomy } from "./taxonomy.ts";

/** What of a node stands in the record of who did what. */
interface NotedNode {
  readonly title: string;
  readonly function: string | null;
  readonly examples: number;
  /** How many of these examples the other version does not have. */
  readonly onlyHere: number;
  /** Whether what is said about it is another in the other version. */
  readonly otherAbout: boolean;
}

/** One side of a change: the nodes that the other side does not have like this. */
interface NotedTaxonomy {
  readonly version: number;
  readonly title: string;
  readonly topics: Readonly<Record<string, NotedNode>>;
  readonly intents: Readonly<Record<string, NotedNode>>;
  /** Examples of nothing that the other version does not have. */
  readonly nothingOnlyHere: number;
}

type Version = { readonly version: number; readonly taxonomy: Taxonomy };

/**
 * What another version of the taxonomy changes, as it can stand where nothing is ever taken out again: ids, titles and
 * counts, no words of customers, which examples are made of.
 */
export function differenceBetween(
  before: Version | null,
  after: Version,
): { readonly before: NotedTaxonomy | null; readonly after: NotedTaxonomy } {
  return { before: before && side(before, after.taxonomy), after: side(after, before?.taxonomy) };
}

function side({ version, taxonomy }: Version, other: Taxonomy | undefined): NotedTaxonomy {
  return {
    version,
    title: taxonomy.title,
    topics: nodesOf(taxonomy.topics, other?.topics ?? []),
    intents: nodesOf(taxonomy.intents, other?.intents ?? []),
    nothingOnlyHere: countOnlyHere(taxonomy.nothing, other?.nothing ?? {}),
  };
}

function nodesOf(nodes: readonly Node[], others: readonly Node[]): Readonly<Record<string, NotedNode>> {
  const known = new Map(others.map((one) => [one.id, one]));
  return Object.fromEntries(
    nodes.flatMap((node): [string, NotedNode][] => {
      const other = known.get(node.id);
      return other && JSON.stringify(other) === JSON.stringify(node) ? [] : [[node.id, notedOf(node, other)]];
    }),
  );
}

function notedOf({ title, about, function: concerned, examples }: Node, other: Node | undefined): NotedNode {
  return {
    title,
    function: concerned,
    examples: Object.values(examples).reduce((sum, texts) => sum + texts.length, 0),
    onlyHere: countOnlyHere(examples, other?.examples ?? {}),
    otherAbout: other !== undefined && other.about !== about,
  };
}

function countOnlyHere(examples: Node["examples"], others: Node["examples"]): number {
  return Object.entries(examples).reduce((sum, [language, texts]) => {
    const known = new Set(others[language]);
    return sum + texts.filter((text) => !known.has(text)).length;
  }, 0);
}
