import { Failure } from "@firsthand/kernel/errors";
import { Client, type Pool } from "pg";

import { codeOf } from "../embedded/failures.ts";
import { isConnectionLost } from "../connection-lost.ts";

const OLDEST = 150_000;

/** Who and where, without the password. */
export function describeUrl(url: string): string {
  const { hostname, port, pathname } = parse(url);
  return `${hostname || "localhost"}${port ? `:${port}` : ""}${pathname}`;
}

/** The name of the database that a URL means. */
export function databaseOf(url: string): string {
  const { pathname, username } = parse(url);
  return decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || "postgres";
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = parse(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && ["postgres:", "postgresql:"].includes(parsed.protocol)) return parsed;
  throw new Failure({
    code: "database_url_wrong",
    status: 500,
    message: "DATABASE_URL is not the address of a PostgreSQL server.",
    advice: "Write it as postgres://user:password@host:5432/database",
  });
}

/** Whether the server answers, is new enough, and knows letters beyond ASCII; else a `Failure` that names it. */
export async function checkServer(pool: Pool, place: string): Promise<void> {
  let found: { version: number; folds: boolean; encoding: string } | undefined;
  try {
    const { rows } = await pool.query<{ version: number; folds: boolean; encoding: string }>(
      `select current_setting('server_version_num')::int as version, lower('Ж') = 'ж' as folds,
              current_setting('server_encoding') as encoding`,
    );
    found = rows[0];
  } catch (error) {
    throw unreachable(error, place);
  }
  if (!found || found.version < OLDEST) {
    const version = found ? `${Math.floor(found.version / 10_000)}` : "unknown";
    throw unsuitable(place, `is PostgreSQL ${version}, and 15 is the oldest that will do`, "Move to a newer server.");
  }
  const advice = `Create the database anew, for example: create database firsthand template template0 encoding 'UTF8' locale 'C.UTF-8'`;
  if (found.encoding !== "UTF8") throw unsuitable(place, `has the encoding ${found.encoding} instead of UTF8`, advice);
  if (!found.folds) throw unsuitable(place, "has a locale that knows no letters beyond ASCII", advice);
}

function unsuitable(place: string, what: string, advice: string): Failure {
  return new Failure({
    code: "database_unsuitable",
    status: 500,
    message: `The ${place} ${what}.`,
    advice,
  });
}

/** What PostgreSQL or the system says about a connection that was not made, as a `Failure`; never the password. */
export function unreachable(error: unknown, place: string): unknown {
  const code = codeOf(error) ?? "";
  const options = { cause: error };
  const facts = { code: "database_unreachable", status: 503 };
  if (code.startsWith("28")) {
    const message = `The ${place} does not let this user in.`;
    return new Failure({ ...facts, message, advice: "Check user and password in DATABASE_URL." }, options);
  }
  if (code === "3D000") {
    const message = `The ${place} has no database of that name.`;
    return new Failure({ ...facts, message, advice: "Create it (createdb), or correct DATABASE_URL." }, options);
  }
  if (
    isConnectionLost(error) ||
    /does not support SSL|certificate|SASL/i.test(error instanceof Error ? error.message : "")
  ) {
    const why = code || (error instanceof Error ? error.message : "no reason given");
    const message = `The ${place} cannot be reached (${why}).`;
    return new Failure({ ...facts, message, advice: "Check that it runs and that DATABASE_URL is right." }, options);
  }
  return error;
}

/** A connection to a server that is not part of a pool. */
export async function connectUrl(url: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 30_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(error, `PostgreSQL server ${describeUrl(url)}`);
  }
}
