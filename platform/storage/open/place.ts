import { lstatSync } from "node:fs";

import type { Pool } from "pg";

import { connectTo } from "../embedded/postmaster.ts";
import { databaseIn, startEmbedded, type Role } from "../embedded/index.ts";
import { poolOn, type Connection } from "../pool.ts";
import { connectUrl, databaseOf, describeUrl, withDatabase } from "./server.ts";

export interface StorageSettings {
  /** Where the installation keeps its files; the embedded database is in `database` below it. */
  readonly dataDirectory: string;
  /** The address of a PostgreSQL server; without one the embedded database is used. */
  readonly databaseUrl?: string | undefined;
  /** How many connections at most; 10 unless told. */
  readonly poolSize?: number;
  /** Where modules with migrations are found; the project unless told. */
  readonly modules?: string;
}

/** The database of an embedded server. */
const EMBEDDED_NAME = "firsthand";

/** A database server that can be connected to: the embedded one, started where needed, or the one of `DATABASE_URL`. */
export interface Place {
  readonly kind: "embedded" | "server";
  /** The name of the installation's database. */
  readonly database: string;
  describe(): string;
  pool(database: string): Pool;
  /** Runs statements outside of the installation's database, where databases are made and renamed. */
  administer<T>(
    work: (query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
}

export interface PlaceOptions {
  /** Settings of PostgreSQL for an embedded server that is started. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly onLost?: (error: unknown) => void;
}

/** Whether there is something to open; a database server is taken at its word, and so is a place that may not be looked into. */
export function hasData({ dataDirectory, databaseUrl }: StorageSettings): boolean {
  if (databaseUrl !== undefined && databaseUrl !== "") return true;
  try {
    return lstatSync(databaseIn(dataDirectory), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true; // opening it will say what is wrong
  }
}

export async function openPlace(settings: StorageSettings, role: Role, options: PlaceOptions = {}): Promise<Place> {
  const { databaseUrl } = settings;
  return databaseUrl === undefined || databaseUrl === ""
    ? embeddedPlace(settings, role, options)
    : serverPlace(settings, databaseUrl, role);
}

async function embeddedPlace(settings: StorageSettings, role: Role, options: PlaceOptions): Promise<Place> {
  const server = await startEmbedded(settings.dataDirectory, { role, ...options });
  const { host, port, user } = server;
  const connection = (database: string): Connection => ({ host, port, user, database, ssl: false });
  return {
    kind: "embedded",
    database: EMBEDDED_NAME,
    describe: () => `built-in PostgreSQL in ${databaseIn(settings.dataDirectory)}`,
    pool: (database) => poolOn(connection(database), settings.poolSize ?? 10, `firsthand ${role}`),
    async administer(work) {
      const client = await connectTo(host, `firsthand ${role}`);
      try {
        return await work(async (text, values) => (await client.query(text, values)).rows);
      } finally {
        await client.end();
      }
    },
    close: () => server.close(),
  };
}

async function serverPlace(settings: StorageSettings, url: string, role: Role): Promise<Place> {
  const place = describeUrl(url);
  const database = databaseOf(url);
  const urlOf = (name: string): string => (name === database ? url : withDatabase(url, name));
  return {
    kind: "server",
    database,
    describe: () => `PostgreSQL server ${place}`,
    pool: (name) => poolOn({ connectionString: urlOf(name) }, settings.poolSize ?? 10, `firsthand ${role}`),
    async administer(work) {
      const client = await connectUrl(urlOf(database === "postgres" ? "template1" : "postgres"), `firsthand ${role}`);
      try {
        return await work(async (text, values) => (await client.query(text, values)).rows);
      } finally {
        await client.end();
      }
    },
    close: async () => {},
  };
}
