import type { Handle } from "@firsthand/platform/storage";

import { stepFor } from "../rules/steps.ts";
import { findExtent } from "../store/counts.ts";
import type { WatchRow } from "../store/watches.ts";

const MONTH_MS = 30 * 86_400_000;

/** The step that suits how much a filter meant in the last 30 days, or since its first message if that is less. */
export async function usualStep(
  tx: Handle,
  { filter }: Pick<WatchRow, "filter">,
  until: Date,
): Promise<WatchRow["step"]> {
  const extent = await findExtent(tx, filter, { since: until.getTime() - MONTH_MS, until: until.getTime() });
  if (!extent) return "day";
  const days = Math.max(1, (until.getTime() - extent.first.getTime()) / 86_400_000);
  return stepFor(extent.messages / days);
}
