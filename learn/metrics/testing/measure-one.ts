import type { Handle } from "@firsthand/platform/storage";

import type { MeasuredMetric } from "../contract.ts";
import { measure, type MetricsQuery } from "../queries/measure.ts";

/** One metric of all that are measured. */
export async function measureOne(db: Handle, id: string, query: MetricsQuery): Promise<MeasuredMetric> {
  const all = await measure(db, query);
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}
