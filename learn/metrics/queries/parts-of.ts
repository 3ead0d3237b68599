import { breakdownBy, type BreakdownBy } from "../contract.ts";
import type { Definition } from "../definition.ts";
import { FACTS } from "../store/facts.ts";

/** By what a metric can be broken down. */
export function partsOf(metric: Definition): readonly BreakdownBy[] {
  const known = FACTS[metric.fact].parts;
  return breakdownBy.options.filter((by) => Object.hasOwn(known, by) && (metric.parts?.includes(by) ?? true));
}
