import { bulkInsert, transact, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/**
 * The interactions of a source again, as plain rows into an empty table of the same form and indexes, in batches of
 * 1,000, each in its own transaction, on so many connections at once; gives the seconds that it took.
 */
export async function writePlainly(db: Handle, source: string, connections: number): Promise<number> {
  const { rows } = await sql<Record<string, unknown>>`select * from interaction where source = ${source}`.execute(db);
  const { rows: types } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'interaction'::regclass and attnum > 0 and not attisdropped order by attnum`.execute(db);
  const columns = Object.fromEntries(types.map(({ name, type }) => [name, type]));
  await sql`create table bench_interaction (like interaction including all)`.execute(db);
  await sql`comment on table bench_interaction is 'local'`.execute(db);
  let at = 0;
  const write = async () => {
    while (at < rows.length) {
      const batch = rows.slice(at, (at += 1000));
      await transact(db, (tx) =>
        bulkInsert(tx, { table: "bench_interaction", columns, rows: batch as never, conflict: "nothing" }),
      );
    }
  };
  const time = await seconds(async () => {
    await Promise.all(Array.from({ length: connections }, write));
  });
  await sql`drop table bench_interaction`.execute(db);
  return time;
}

/** How long some work took. */
export async function seconds(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
