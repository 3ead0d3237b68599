import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** Takes back the declaration of a source of which the log holds nothing any more. */
export async function withdrawSource(tx: Handle, name: string): Promise<void> {
  await sql`delete from source where name = ${name}`.execute(tx);
}
