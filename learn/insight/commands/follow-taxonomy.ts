import { renamedIn, type RenamedNodes } from "@firsthand/learn/filters";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Findings about nodes that were moved or merged are about them still. */
export async function followInInsights(tx: Handle, nodes: RenamedNodes): Promise<void> {
  const { isNamed, renamed } = renamedIn("filter", nodes);
  await sql`update insight set filter = ${renamed}, version = version + 1 where ${isNamed}`.execute(tx);
}
