import { renamedIn, type RenamedNodes } from "@firsthand/learn/filters";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Watches of nodes that were moved or merged go on watching them; otherwise they would count nothing, and say nothing. */
export async function followInWatches(tx: Handle, nodes: RenamedNodes): Promise<void> {
  const { isNamed, renamed } = renamedIn("filter", nodes);
  await sql`update pulse_watch set filter = ${renamed}, version = version + 1 where ${isNamed}`.execute(tx);
}
