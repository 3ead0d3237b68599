import { Failure } from "@firsthand/kernel/errors";
import { sql } from "kysely";

import { codeOf } from "../embedded/failures.ts";
import type { Handle } from "../handle.ts";
import { quoted } from "./exclusive.ts";

/** A database that a restore has replaced, and that is kept under another name. */
export interface ReplacedData {
  readonly name: string;
  /** When it was replaced. */
  readonly at: Date;
  readonly bytes: number;
}

/** Names of databases are cut off at 63 bytes. */
const LONGEST_START = 30;
const MIDDLE = "_before_restore_";

/** The name under which a database is kept once another takes its place. */
export function nameOfReplaced(database: string, at: Date): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `${database.slice(0, LONGEST_START)}${MIDDLE}${stamp}`;
}

/** What is noted beside it: of long names the beginning alone does not say whose it was. */
export const noteOfReplaced = (database: string): string => `before a restore of ${database}`;

/** What restores have replaced in this installation and is still there, the newest first. */
export async function findReplaced(db: Handle): Promise<ReplacedData[]> {
  const { rows } = await sql<{ name: string; bytes: number; database: string; note: string | null }>`
    select datname as name, pg_database_size(oid)::float8 as bytes, current_database() as database,
      shobj_description(oid, 'pg_database') as note
    from pg_database
    where starts_with(datname, left(current_database(), ${LONGEST_START}::int) || ${MIDDLE})
    order by datname desc`.execute(db);
  return rows.flatMap(({ name, bytes, database, note }) => {
    const at = momentOf(name);
    const own = note === null ? database.length <= LONGEST_START : note === noteOfReplaced(database);
    return own && at ? [{ name, bytes, at }] : [];
  });
}

function momentOf(name: string): Date | undefined {
  const [, year, month, day, hours, minutes, seconds] =
    /_before_restore_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(name) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Removes it for good; false when it was gone. Throws `Failure` while somebody is connected to it. */
export async function dropReplaced(db: Handle, { name }: Pick<ReplacedData, "name">): Promise<boolean> {
  if (!(await findReplaced(db)).some((one) => one.name === name)) return false;
  try {
    await sql.raw(`drop database ${quoted(name)}`).execute(db);
    return true;
  } catch (error) {
    if (codeOf(error) === "3D000") return false;
    throw codeOf(error) === "55006" ? replacedInUse(name) : error;
  }
}

function replacedInUse(name: string): Failure {
  return new Failure({
    code: "replaced_in_use",
    status: 409,
    message: `Somebody is connected to the database ${name}, so it cannot go.`,
    advice: "Close that connection, then try again.",
  });
}
