import { Pool, types, type ClientConfig, type PoolConfig } from "pg";

/** How a database is reached. */
export type Connection = Pick<ClientConfig, "host" | "port" | "user" | "database" | "connectionString" | "ssl">;

const INT8 = 20;
const DATE = 1082;

/** Counts are numbers; a date is its own text, since a JavaScript date would be midnight of some time zone. */
const parsers: NonNullable<PoolConfig["types"]> = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary" && oid === INT8) return countOf;
    if (format !== "binary" && oid === DATE) return (text: string) => text;
    return format === "binary" ? types.getTypeParser(oid, "binary") : types.getTypeParser(oid);
  },
};

function countOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit in a number: select it as text.`);
  return value;
}

/**
 * A pool whose connections speak UTC. A connection that breaks while nobody uses it is left out without a word: the
 * next query opens another.
 */
export function poolOn(connection: Connection, size: number, name: string): Pool {
  const pool = new Pool({
    ...connection,
    max: size,
    types: parsers,
    application_name: name,
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, its types do not say so
    onConnect: async (client) => {
      await client.query("set timezone = 'UTC'; set jit = off");
    },
  });
  // Without these Node would end when the server ends a connection that is idle, or in use between two queries.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
