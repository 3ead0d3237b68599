import { randomUUID } from "node:crypto";

import type { Pool } from "pg";
import { inject } from "vitest";

import { handleOn, type Handle } from "../storage/handle.ts";
import { poolOn, type Connection } from "../storage/pool.ts";
import { TEMPLATE } from "./template.ts";

export { openMailServer, type MailServer } from "./mail-server.ts";
export { serveForTest } from "./server.ts";
export { startStorageProcess, temporaryDirectory, type StorageProcess } from "./processes.ts";

export interface TestDatabase {
  readonly db: Handle;
  readonly pool: Pool;
  /** The same database as a `DATABASE_URL`. */
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of its own with all tables and views, for a test file of the project `database`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return create(`template ${TEMPLATE} strategy file_copy`);
}

/** A database of its own without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create("");
}

async function create(from: string): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${database} ${from}`);
  const pool = poolOn(connectionTo(database), 10, "test");
  return {
    db: handleOn(pool),
    pool,
    url: `postgres://postgres@localhost/${database}?host=${encodeURIComponent(inject("databaseHost"))}&port=5432`,
    async drop() {
      await pool.end();
      await administer(`drop database if exists ${database} with (force)`);
    },
  };
}

async function administer(statement: string): Promise<void> {
  const admin = poolOn(connectionTo("postgres"), 1, "test");
  await admin.query(statement);
  await admin.end();
}

function connectionTo(database: string): Connection {
  return { host: inject("databaseHost"), port: 5432, user: "postgres", database, ssl: false };
}
