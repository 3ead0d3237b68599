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

/** What of a node can be changed on the page. */
interface Changeable {
  readonly title: string;
  readonly about: string;
  readonly function: string | null;
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/**
 * The version of the tree on which a change is made: while a form is open the node may have been changed by somebody
 * else, and then it is the one that was opened; a change somewhere else in the tree is in nobody's way.
 */
export function versionSeen(
  opened: Changeable & { readonly version: number },
  now: Changeable & { readonly version: number },
): number {
  const said = ({ title, about, function: concerned, examples }: Changeable) =>
    JSON.stringify([title, about, concerned, Object.entries(examples)]);
  return said(opened) === said(now) ? now.version : opened.version;
}

/** A share in words; of nothing, none. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? "Not known" : `${Math.round((part / whole) * 100)} %`;
}
