import type { Lineage, LineageNode, NodeKind } from "@firsthand/govern/quality/contract";

/** From left to right; criteria lead to the model that asks them. */
const ORDER: readonly NodeKind[] = ["source", "table", "metric", "criterion", "model"];

/** A column of the drawing. */
export interface Layer {
  readonly kind: NodeKind;
  readonly nodes: readonly LineageNode[];
  /** How many more there are. */
  readonly more: number;
}

/** A line between two boxes: the place of its column, and that of the box within. */
export interface Line {
  readonly from: { readonly layer: number; readonly row: number };
  readonly to: { readonly layer: number; readonly row: number };
  /** It begins or ends at what is looked at. */
  readonly own: boolean;
}

export function keyOfNode({ kind, id }: Pick<LineageNode, "kind" | "id">): string {
  return `${kind}:${id}`;
}

/**
 * Columns of boxes with the lines between neighbours. What is looked at stands first in its column, and what hangs
 * directly on it before the rest; of each column at most `most`. Models are shown only where one is looked at.
 */
export function layersOf(
  { nodes, edges }: Lineage,
  focus: Pick<LineageNode, "kind" | "id">,
  most: number,
): { layers: readonly Layer[]; lines: readonly Line[] } {
  const start = keyOfNode(focus);
  const near = new Set(edges.flatMap(({ from, to }) => (from === start ? [to] : to === start ? [from] : [])));
  const weight = (node: LineageNode) => (keyOfNode(node) === start ? 0 : near.has(keyOfNode(node)) ? 1 : 2);
  const layers = ORDER.filter((kind) => kind !== "model" || focus.kind === "model").flatMap((kind): Layer[] => {
    const all = nodes.filter((node) => node.kind === kind).toSorted((a, b) => weight(a) - weight(b));
    return all.length === 0 ? [] : [{ kind, nodes: all.slice(0, most), more: Math.max(0, all.length - most) }];
  });
  const places = new Map(
    layers.flatMap(({ nodes: own }, layer) => own.map((node, row) => [keyOfNode(node), { layer, row }] as const)),
  );
  const lines = edges.flatMap(({ from, to }): Line[] => {
    const [begin, end] = [places.get(from), places.get(to)];
    return begin && end ? [{ from: begin, to: end, own: from === start || to === start }] : [];
  });
  return { layers, lines: lines.toSorted((a, b) => Number(a.own) - Number(b.own)) };
}
