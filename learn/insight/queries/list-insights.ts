import type { Handle } from "@firsthand/platform/storage";

import { type InsightRow, MOST_INSIGHTS } from "../contract.ts";
import type { Seer } from "../ground.ts";
import { rowOf } from "../rules/shown.ts";
import { findInsights } from "../store/insights.ts";

interface Asked {
  readonly state?: string | undefined;
  readonly function?: string | undefined;
  readonly owner?: string | undefined;
}

/** Findings within the reach of who asks, the newest first. */
export async function listInsights(
  tx: Handle,
  { read }: Pick<Seer, "read">,
  asked: Asked & { readonly now: Date },
): Promise<{ rows: InsightRow[]; capped: boolean }> {
  const { now, ...only } = asked;
  const found = await findInsights(tx, { ...only, reach: read, limit: MOST_INSIGHTS + 1 });
  return { rows: found.slice(0, MOST_INSIGHTS).map((row) => rowOf(row, now)), capped: found.length > MOST_INSIGHTS };
}
