import { sql } from "kysely";

import type { Handle } from "./handle.ts";

/**
 * Runs work while no other process holds the lock of that number, on a connection of its own; `undefined` when another
 * one holds it. PostgreSQL frees the lock of whoever dies.
 */
export async function alone<T>(
  db: Handle,
  lock: number,
  work: (connection: Handle) => Promise<T>,
): Promise<T | undefined> {
  return await db.connection().execute(async (connection) => {
    const taken = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(connection);
    if (taken.rows[0]?.mine !== true) return undefined;
    try {
      return await work(connection);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection);
    }
  });
}
