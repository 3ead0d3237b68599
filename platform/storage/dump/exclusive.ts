import { setTimeout as sleep } from "node:timers/promises";

import { Failure } from "@firsthand/kernel/errors";

import { codeOf, diskFull } from "../embedded/failures.ts";
import { checkServer } from "../open/server.ts";
import { ensureDatabase, isDiskFull } from "../open/index.ts";
import { openPlace, type Place, type StorageSettings } from "../open/place.ts";

/**
 * Work on a database server that nobody else of ours uses: as the one server of an embedded database, and refused
 * while others are connected to the installation's database.
 */
export async function exclusively<T>(settings: StorageSettings, work: (place: Place) => Promise<T>): Promise<T> {
  const place = await openPlace({ ...settings, poolSize: 2 }, "server");
  try {
    if (place.kind === "embedded") await ensureDatabase(place);
    const pool = place.pool(place.database);
    try {
      await checkServer(pool, place.describe());
    } finally {
      await pool.end();
    }
    await refuseWhileUsed(place);
    return await work(place);
  } catch (error) {
    throw isDiskFull(error) ? diskFull(place.describe(), { cause: error }) : error;
  } finally {
    await place.close();
  }
}

/** A connection that has just ended stands in the list a moment longer; one that works is still there after this. */
const GRACE_MS = 1500;

async function refuseWhileUsed(place: Place): Promise<void> {
  for (const deadline = Date.now() + GRACE_MS; ; await sleep(50)) {
    const names = await place.administer((query) =>
      query(
        `select coalesce(nullif(application_name, ''), 'pid ' || pid) as name from pg_stat_activity
         where datname = $1 and coalesce(backend_type, 'client backend') = 'client backend'`,
        [place.database],
      ),
    );
    if (names.length === 0) return;
    if (Date.now() > deadline) throw inUse(place, names.map(({ name }) => String(name)).join(", "));
  }
}

/** A database is in use by those named. */
export function inUse(place: Place, by: string): Failure {
  return new Failure({
    code: "data_in_use",
    status: 409,
    message: `Others are using the data of ${place.describe()}: ${by}.`,
    advice: "Stop the server and all other commands first, then try again.",
  });
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const literal = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;

/**
 * A new empty database beside the installation's, with the same locale, for the time of the work; one that an earlier
 * attempt at the same purpose left is removed. Throws `Failure` when the role may not create databases.
 */
export async function withScratch<T>(
  place: Place,
  purpose: "restoring" | "drill",
  work: (scratch: string) => Promise<T>,
): Promise<T> {
  const stem = `${place.database.slice(0, 40)}_${purpose}_`;
  const scratch = `${stem}${Date.now().toString(36)}`;
  await place.administer(async (query) => {
    const left = await query("select datname from pg_database where starts_with(datname, $1)", [stem]);
    for (const { datname } of left) await query(`drop database if exists ${quoted(String(datname))} with (force)`);
    try {
      const locale = await localeOf(query, place.database);
      await query(`create database ${quoted(scratch)} template template0 encoding 'UTF8' ${locale}`);
    } catch (error) {
      throw codeOf(error) === "42501" ? notAllowed(place, error) : error;
    }
  });
  try {
    return await work(scratch);
  } finally {
    await place.administer((query) => query(`drop database if exists ${quoted(scratch)} with (force)`));
  }
}

type Query = Parameters<Parameters<Place["administer"]>[0]>[0];

/** The column that names the locale of ICU and of PostgreSQL itself differs between versions. */
async function localeOf(query: Query, database: string): Promise<string> {
  const rows = await query(
    `select d ->> 'datcollate' as collate, d ->> 'datctype' as ctype, d ->> 'datlocprovider' as provider,
       coalesce(d ->> 'datlocale', d ->> 'daticulocale') as locale
     from (select to_jsonb(d) as d from pg_database d where datname = $1) s`,
    [database],
  );
  const { collate, ctype, provider, locale } = rows[0] ?? {};
  const base = `lc_collate ${literal(collate)} lc_ctype ${literal(ctype)}`;
  if (provider === "i") return `${base} locale_provider icu icu_locale ${literal(locale)}`;
  if (provider === "b") return `${base} locale_provider builtin builtin_locale ${literal(locale)}`;
  return `${base} locale_provider libc`;
}

function notAllowed(place: Place, error: unknown): Failure {
  return new Failure(
    {
      code: "may_not_create_databases",
      status: 403,
      message: `The role of DATABASE_URL may not create databases on ${place.describe()}, and a backup is tried in one of its own.`,
      advice: "As an administrator of that server: alter role NAME createdb; then try again.",
    },
    { cause: error },
  );
}
