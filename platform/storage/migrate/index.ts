import { createHash } from "node:crypto";

import { Failure } from "@firsthand/kernel/errors";
import type { ClientBase, Pool } from "pg";

import { discover, PROJECT_ROOT } from "./discover.ts";
import { inOrder, pendingOf, viewNames, viewsInOrder, type Applied, type Migration, type ViewFile } from "./rules.ts";

export type { Applied } from "./rules.ts";

/** Held by whoever migrates: a second process waits, then finds everything done. */
const MIGRATION_LOCK = 4_715_003;

const BOOKKEEPING = `
create table if not exists migration (
  module text not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(),
  primary key (module, name));
comment on table migration is 'local: the steps that made these tables';
create table if not exists published_view (
  name text primary key, source_sha256 text not null);
comment on table published_view is 'local: the views that were made from the modules'' views.sql'`;

export interface MigrateOptions {
  /** Where modules are found; the project unless told. */
  readonly root?: string | undefined;
  /** Do only these steps, and make no views: the tables as they were when a backup was made. */
  readonly only?: readonly Applied[];
}

/**
 * Brings tables and views to what the modules say; gives the number of steps that were done. Each step is its own
 * transaction. Throws `Failure` when a done step has changed, is not known here, or fails.
 */
export async function migrate(pool: Pool, options: MigrateOptions = {}): Promise<number> {
  const { migrations, views } = discover(options.root ?? PROJECT_ROOT);
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    if (options.only) {
      const later = new Set(pendingOf(migrations, options.only));
      return await apply(client, inOrder(migrations.filter((migration) => !later.has(migration))));
    }
    const pending = pendingOf(migrations, await appliedIn(client));
    const source = sourceOf(views);
    const current = await viewsAre(client, source);
    if (pending.length > 0) await dropViews(client, views); // a step may change what they show
    const done = await apply(client, pending);
    if (done > 0 || !current) await createViews(client, views, source);
    return done;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
}

/** The steps that a database remembers, none when it has never been migrated. */
export async function appliedIn(client: Pick<ClientBase, "query">): Promise<Applied[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    "select to_regclass('public.migration') is not null as there",
  );
  if (tables[0]?.there !== true) return [];
  const { rows } = await client.query<Applied>(
    "select module, name, sha256 from public.migration order by name, module",
  );
  return rows;
}

async function apply(client: ClientBase, migrations: readonly Migration[]): Promise<number> {
  await prepare(client);
  for (const migration of migrations) {
    await inTransaction(client, migration, async () => {
      await client.query(migration.sql);
      await client.query("insert into migration (module, name, sha256) values ($1, $2, $3)", [
        migration.module,
        migration.name,
        migration.sha256,
      ]);
    });
  }
  return migrations.length;
}

async function prepare(client: ClientBase): Promise<void> {
  await inTransaction(client, { module: "platform/storage", name: "bookkeeping", sql: BOOKKEEPING }, async () => {
    await client.query(BOOKKEEPING);
  });
}

async function viewsAre(client: ClientBase, source: string): Promise<boolean> {
  await prepare(client);
  const { rows } = await client.query<{ hashes: string[] | null }>(
    "select array_agg(distinct source_sha256) as hashes from published_view",
  );
  const hashes = rows[0]?.hashes ?? [];
  return hashes.length === 1 && hashes[0] === source;
}

async function dropViews(client: ClientBase, views: readonly ViewFile[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>("delete from published_view returning name");
  const names = new Set([...rows.map(({ name }) => name), ...views.flatMap(({ sql }) => viewNames(sql))]);
  for (const name of names)
    if (name !== "") await client.query(`drop view if exists ${client.escapeIdentifier(name)} cascade`);
}

async function createViews(client: ClientBase, views: readonly ViewFile[], source: string): Promise<void> {
  await inTransaction(client, { module: "", name: "views.sql", sql: "" }, async () => {
    await dropViews(client, views);
    for (const view of viewsInOrder(views)) {
      try {
        await client.query(view.sql);
      } catch (error) {
        throw failed({ module: view.module, name: "views.sql", sql: view.sql }, error);
      }
    }
    const names = ["", ...views.flatMap(({ sql }) => viewNames(sql))]; // the empty one remembers that there are none
    await client.query("insert into published_view select distinct unnest($1::text[]), $2", [names, source]);
  });
}

function sourceOf(views: readonly ViewFile[]): string {
  const hash = createHash("sha256");
  for (const { module, sql } of viewsInOrder(views)) hash.update(`${module}:${sql.length}:${sql}`);
  return hash.digest("hex");
}

type Step = Pick<Migration, "module" | "name" | "sql">;

async function inTransaction(client: ClientBase, step: Step, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error instanceof Failure ? error : failed(step, error);
  }
}

function failed({ module, name, sql }: Step, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const position = "position" in error && typeof error.position === "string" ? Number(error.position) : undefined;
  const line = position === undefined ? "" : ` at line ${sql.slice(0, position).split("\n").length}`;
  return new Failure(
    {
      code: "migration_failed",
      status: 500,
      message: `${module}/${name} failed${line}: ${error.message}`,
      advice: "Nothing of this step was done. With a database server: check the rights of the role; else report it.",
    },
    { cause: error },
  );
}
