import type { NodeKind } from "../contract.ts";
import { badPlace, nodeExists, unknownNode } from "../errors.ts";
import { MOST_LEVELS } from "./document.ts";
import { isWithinTopic, parentOf, type Node, type Taxonomy } from "./taxonomy.ts";

/** Labels that stand for something else from now on; `to` null: for nothing any more. */
export interface Renaming {
  readonly kind: NodeKind;
  readonly from: string;
  readonly to: string | null;
}

interface Changed {
  readonly taxonomy: Taxonomy;
  readonly renamings: readonly Renaming[];
}

const listOf = (kind: NodeKind): "topics" | "intents" => (kind === "topic" ? "topics" : "intents");

/** A node of the taxonomy; throws `unknown_node`. */
export function nodeIn(taxonomy: Taxonomy, kind: NodeKind, id: string): Node {
  const found = taxonomy[listOf(kind)].find((one) => one.id === id);
  if (!found) throw unknownNode(kind, id);
  return found;
}

/** The last part of an id, made of a title: "Späte Lieferung" becomes `spate_lieferung`; without letters `topic`. */
export function wordOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .slice(0, 40)
    .split("_")
    .filter((part) => part !== "")
    .join("_");
  return /^[a-z]/.test(plain) ? plain : plain === "" ? "topic" : `t_${plain}`.slice(0, 40);
}

/** Adds a node: a topic at the end of what stands below `parent`. Throws `node_exists`, `unknown_node`, `bad_place`. */
export function addNode(
  taxonomy: Taxonomy,
  { kind, parent, node }: { readonly kind: NodeKind; readonly parent: string | null; readonly node: Omit<Node, "id"> },
): { readonly taxonomy: Taxonomy; readonly id: string } {
  const own = wordOf(node.title);
  const id = parent === null ? own : `${parent}.${own}`;
  const list = taxonomy[listOf(kind)];
  if (parent !== null) nodeIn(taxonomy, "topic", parent);
  if (list.some((one) => one.id === id)) throw nodeExists(kind, id);
  checkLevel(id);
  return { id, taxonomy: { ...taxonomy, [listOf(kind)]: insertBelow(list, parent, [{ ...node, id }]) } };
}

/** Replaces what a node says of itself; its id stays, whatever its title. Throws `unknown_node`. */
export function changeNode(taxonomy: Taxonomy, kind: NodeKind, node: Node): Taxonomy {
  nodeIn(taxonomy, kind, node.id);
  return { ...taxonomy, [listOf(kind)]: taxonomy[listOf(kind)].map((one) => (one.id === node.id ? node : one)) };
}

/** Moves a topic with all below it. Throws `unknown_node`, `node_exists` and `bad_place`. */
export function moveTopic(taxonomy: Taxonomy, id: string, parent: string | null): Changed & { readonly id: string } {
  nodeIn(taxonomy, "topic", id);
  if (parent !== null) nodeIn(taxonomy, "topic", parent);
  if (parent !== null && isWithinTopic(parent, id)) throw badPlace("A topic cannot stand below itself.");
  const own = id.slice(id.lastIndexOf(".") + 1);
  const to = parent === null ? own : `${parent}.${own}`;
  if (to === id) return { taxonomy, renamings: [], id };
  if (taxonomy.topics.some((one) => one.id === to)) throw nodeExists("topic", to);
  const moved = taxonomy.topics
    .filter((one) => isWithinTopic(one.id, id))
    .map((one) => ({ ...one, id: `${to}${one.id.slice(id.length)}` }));
  for (const one of moved) checkLevel(one.id);
  const rest = taxonomy.topics.filter((one) => !isWithinTopic(one.id, id));
  const renamings = moved.map((one) => ({
    kind: "topic" as const,
    from: `${id}${one.id.slice(to.length)}`,
    to: one.id,
  }));
  return { id: to, renamings, taxonomy: { ...taxonomy, topics: insertBelow(rest, parent, moved) } };
}

/**
 * Takes a node out, a topic with all below it; `into` takes the examples and labels of it all, else its labels are for
 * nothing any more. Throws `unknown_node` and `bad_place`.
 */
export function retireNode(taxonomy: Taxonomy, kind: NodeKind, id: string, into: string | null): Changed {
  nodeIn(taxonomy, kind, id);
  if (into !== null) nodeIn(taxonomy, kind, into);
  const isGoing = (one: Node) => (kind === "topic" ? isWithinTopic(one.id, id) : one.id === id);
  const list = taxonomy[listOf(kind)];
  const going = list.filter(isGoing);
  if (going.length === list.length && kind === "topic") throw badPlace("A taxonomy needs a topic.");
  if (going.some((one) => one.id === into)) throw badPlace("What is retired cannot take its own labels.");
  const rest = list
    .filter((one) => !isGoing(one))
    .map((one) => (one.id === into ? { ...one, examples: going.reduce(joined, one.examples) } : one));
  return {
    taxonomy: { ...taxonomy, [listOf(kind)]: rest },
    renamings: going.map((one) => ({ kind, from: one.id, to: into })),
  };
}

/** What became of the labels where a whole taxonomy takes the place of another: those that are gone are for nothing. */
export function renamingsBetween(before: Taxonomy, after: Taxonomy): Renaming[] {
  return (["topic", "intent"] as const).flatMap((kind) => {
    const stay = new Set(after[listOf(kind)].map(({ id }) => id));
    return before[listOf(kind)].flatMap(({ id }) => (stay.has(id) ? [] : [{ kind, from: id, to: null }]));
  });
}

function joined(examples: Node["examples"], { examples: more }: Node): Node["examples"] {
  const languages = new Set([...Object.keys(examples), ...Object.keys(more)]);
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      [...new Set([...(examples[language] ?? []), ...(more[language] ?? [])])],
    ]),
  );
}

function insertBelow(list: readonly Node[], parent: string | null, added: readonly Node[]): Node[] {
  if (parent === null) return [...list, ...added];
  const last = list.findLastIndex((one) => isWithinTopic(one.id, parent));
  return [...list.slice(0, last + 1), ...added, ...list.slice(last + 1)];
}

function checkLevel(id: string): void {
  const levels = id.split(".").length;
  if (levels > MOST_LEVELS || id.length > 100)
    throw badPlace(
      `That is too deep: the tree has at most ${MOST_LEVELS} levels, now at ${parentOf(id) ?? "the top"}.`,
    );
}
