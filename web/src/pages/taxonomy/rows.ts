import type { NodeUsage, TaxonomyNode } from "@firsthand/learn/taxonomy/contract";

/** A node of the tree with how often it came up, a topic with all below it. */
export interface UsedNode {
  readonly node: TaxonomyNode;
  /** From 0 at the top. */
  readonly level: number;
  readonly messages: number;
  readonly before: number;
  readonly weeks: readonly number[];
}

/** The nodes in the order of the tree, each with what it and all below it come to. */
export function usedNodes(nodes: readonly TaxonomyNode[], usage: readonly NodeUsage[]): UsedNode[] {
  return nodes.map((node) => {
    const own = usage.filter(({ id }) => id === node.id || id.startsWith(`${node.id}.`));
    const weeks = (own[0]?.weeks ?? []).map((_count, at) => own.reduce((sum, one) => sum + (one.weeks[at] ?? 0), 0));
    return {
      node,
      level: node.id.split(".").length - 1,
      messages: own.reduce((sum, one) => sum + one.messages, 0),
      before: own.reduce((sum, one) => sum + one.before, 0),
      weeks,
    };
  });
}

/**
 * How a count changed, in words: "+12 %", "new", "as before"; undefined where there is nothing to compare. `any`: whether
 * the time before has messages at all.
 */
export function changeText(
  { messages, before }: Pick<UsedNode, "messages" | "before">,
  any = true,
): string | undefined {
  if (!any || (messages === 0 && before === 0)) return undefined;
  if (before === 0) return "new";
  const percent = Math.round((messages / before - 1) * 100);
  if (percent === 0) return "as before";
  return `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}

/** A share in words; of nothing, none. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? "Not known" : `${Math.round((part / whole) * 100)} %`;
}
