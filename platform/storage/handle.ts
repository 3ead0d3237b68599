import { setTimeout as sleep } from "node:timers/promises";

import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";

import { Failure } from "@firsthand/kernel/errors";

import { traceAttempt } from "../trace/index.ts";

/**
 * The database, or a transaction in it. It knows no table: every store names its own with
 * `tx.$extendTables<ItsTables>()`.
 */
export type Handle = Kysely<Record<never, never>>;

export function handleOn(pool: Pool): Handle {
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) });
}

export interface TransactOptions {
  /** How often the work is begun at most; 5 unless told. */
  readonly attempts?: number;
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
}

/** Serialisation failure, deadlock: the statement was right, it came at the wrong moment. */
const REPEATABLE = new Set(["40001", "40P01"]);

/**
 * Runs work in one transaction, all or nothing. When PostgreSQL ends it because of another transaction (40001,
 * 40P01) the whole work is repeated, so it must do nothing outside of the database. Inside a transaction it joins that.
 * Within a trace the line of the record is written before the commit.
 */
export async function transact<T>(
  db: Handle,
  work: (tx: Handle) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  if (db.isTransaction) return work(db);
  const attempts = options.attempts ?? 5;
  for (let attempt = 1; ; attempt++) {
    try {
      const isolation = options.isolation ?? "read committed";
      const traced = traceAttempt(work);
      const result = await db.transaction().setIsolationLevel(isolation).execute(traced.run);
      traced.committed();
      return result;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (attempt >= attempts || !REPEATABLE.has(code)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** PostgreSQL's limit for what a notification carries, in bytes. */
const LONGEST_NOTICE = 7999;

/** Tells all who listen on a channel; within a transaction it is told when that commits. At most 7,999 bytes. */
export async function notify(tx: Handle, channel: string, payload: unknown): Promise<void> {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  if (Buffer.byteLength(text) > LONGEST_NOTICE) {
    throw new Failure({
      code: "notification_too_long",
      status: 500,
      message: `A notification on ${channel} has ${Buffer.byteLength(text)} bytes, PostgreSQL takes ${LONGEST_NOTICE}.`,
      advice: "Say what changed, and let the listener fetch it.",
    });
  }
  await sql`select pg_notify(${channel}, ${text})`.execute(tx);
}
