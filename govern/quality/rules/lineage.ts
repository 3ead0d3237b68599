import type { Lineage, LineageNode, NodeKind } from "../contract.ts";

/** Everything that hangs together, as the modules declare it. */
export interface Declared {
  readonly sources: readonly { readonly id: string }[];
  /** `fed`: deliveries of sources end there. */
  readonly tables: readonly { readonly id: string; readonly title: string; readonly fed: boolean }[];
  readonly metrics: readonly { readonly id: string; readonly title: string; readonly views: readonly string[] }[];
  readonly models: readonly {
    readonly id: string;
    readonly title: string;
    readonly criteria: readonly { readonly id: string; readonly says: string; readonly metrics: readonly string[] }[];
  }[];
  /** The tables behind each published view. */
  readonly tablesOfViews: ReadonlyMap<string, readonly string[]>;
}

/** All nodes and edges: source, table, metric, criterion, from left to right; criteria lead to their model. */
export function lineageOf(declared: Declared): Lineage {
  const nodes: LineageNode[] = [];
  const edges: { from: string; to: string }[] = [];
  const tables = new Set(declared.tables.map(({ id }) => id));
  const metrics = new Set(declared.metrics.map(({ id }) => id));
  for (const { id } of declared.sources) {
    nodes.push({ kind: "source", id, title: id });
    for (const table of declared.tables) if (table.fed) edges.push(edge("source", id, "table", table.id));
  }
  for (const { id, title } of declared.tables) nodes.push({ kind: "table", id, title });
  for (const { id, title, views } of declared.metrics) {
    nodes.push({ kind: "metric", id, title });
    const read = new Set(views.flatMap((view) => declared.tablesOfViews.get(view) ?? [view]));
    for (const table of read) if (tables.has(table)) edges.push(edge("table", table, "metric", id));
  }
  for (const model of declared.models) {
    nodes.push({ kind: "model", id: model.id, title: model.title });
    for (const criterion of model.criteria) {
      const used = criterion.metrics.filter((metric) => metrics.has(metric));
      if (used.length === 0) continue;
      nodes.push({ kind: "criterion", id: criterion.id, title: criterion.says });
      for (const metric of new Set(used)) edges.push(edge("metric", metric, "criterion", criterion.id));
      edges.push(edge("criterion", criterion.id, "model", model.id));
    }
  }
  return { nodes, edges };
}

/** What leads to a node and what follows from it, with all that lies between; of nothing else. */
export function aroundNode({ nodes, edges }: Lineage, kind: NodeKind, id: string): Lineage {
  const start = keyOf(kind, id);
  const kept = new Set([
    ...reached(
      start,
      Map.groupBy(edges, ({ from }) => from),
      ({ to }) => to,
    ),
    ...reached(
      start,
      Map.groupBy(edges, ({ to }) => to),
      ({ from }) => from,
    ),
  ]);
  return {
    nodes: nodes.filter((node) => kept.has(keyOf(node.kind, node.id))),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

type Edge = Lineage["edges"][number];

function reached(start: string, next: ReadonlyMap<string, readonly Edge[]>, end: (edge: Edge) => string): Set<string> {
  const found = new Set([start]);
  // A set tells what is added to it while it is walked.
  for (const at of found) for (const one of next.get(at) ?? []) found.add(end(one));
  return found;
}

function keyOf(kind: NodeKind, id: string): string {
  return `${kind}:${id}`;
}

function edge(fromKind: NodeKind, from: string, toKind: NodeKind, to: string): Edge {
  return { from: keyOf(fromKind, from), to: keyOf(toKind, to) };
}
