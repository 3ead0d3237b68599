import type { DescribedMetric } from "../contract.ts";
import { registry } from "../definitions/index.ts";

/** What this version of the product computes, in the order in which it is shown. */
export function describeMetrics(): readonly DescribedMetric[] {
  return registry.map(({ id, title, definition, measure, direction, group }) => {
    return { id, title, definition, measure, direction, group };
  });
}
