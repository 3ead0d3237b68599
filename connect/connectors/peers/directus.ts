import { join } from "node:path";

import { askPeer } from "./ask-peer.ts";
import { hasFromNpm, installFromNpm } from "./install.ts";
import { openPeerDatabase } from "./peer-database.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import { answers, freePort, PEERS_FOLDER, runProgram, startProgram, temporaryFolder } from "./processes.ts";

const PACKAGES = { directus: "12.4.0" };
/** The one that it asks for has to be compiled. */
const OVERRIDES = { "isolated-vm": "7.0.1" };
const FOLDER = join(PEERS_FOLDER, "directus");
const TOKEN = "token-of-the-tests-0123456789";
const MOST_AT_ONCE = 100;

const column = (field: string, type: string, special?: string) => ({
  field,
  type,
  schema: {},
  meta: special === undefined ? {} : { special: [special] },
});

/** Columns that Directus fills by itself, and a number as key. */
const OWN_FIELDS = [
  {
    field: "id",
    type: "integer",
    schema: { is_primary_key: true, has_auto_increment: true },
    meta: { hidden: true },
  },
  column("status", "string"),
  column("user_created", "uuid", "user-created"),
  column("date_created", "timestamp", "date-created"),
  column("date_updated", "timestamp", "date-updated"),
];

const COLLECTIONS = {
  feedback: [
    ...["text", "answer"].map((field) => column(field, "text")),
    ...["subject", "name", "email"].map((field) => column(field, "string")),
    column("rating", "integer"),
  ],
  articles: [
    ...["title", "slug", "language"].map((field) => column(field, "string")),
    column("body", "text"),
    column("tags", "json", "cast-json"),
  ],
};

/** Directus with the ways to write in it. */
export interface RunningDirectus extends RunningPeer {
  /** Asks its REST API as the administrator; gives what stands in `data`. Throws when it refuses. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
}

/** Directus, by npm, on PostgreSQL; with a collection of entries and one of articles. */
export const directus: Omit<Peer, "start"> & { readonly start: () => Promise<RunningDirectus> } = {
  name: "directus",
  title: "Directus 12.4.0",
  connector: "directus",
  stream: "entries",
  install: () => {
    installFromNpm("directus", PACKAGES, OVERRIDES);
    return Promise.resolve();
  },
  isInstalled: () => hasFromNpm("directus", { ...PACKAGES, ...OVERRIDES }),
  start: async () => {
    const database = await openPeerDatabase();
    const folder = temporaryFolder("directus");
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = [join(FOLDER, "node_modules/directus/cli.js")];
    const env = {
      DB_CLIENT: "pg",
      DB_CONNECTION_STRING: database.url,
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: url,
      SECRET: "a-secret-of-the-tests-0123456789",
      ADMIN_EMAIL: "admin@example.com",
      ADMIN_PASSWORD: "a-long-password",
      ADMIN_TOKEN: TOKEN,
      TELEMETRY: "false",
      SERVE_APP: "false",
      WEBSOCKETS_ENABLED: "false",
      LOG_LEVEL: "error",
      // A busy machine is no reason to refuse.
      PRESSURE_LIMITER_ENABLED: "false",
    };
    let end: (() => Promise<void>) | undefined;
    const stop = async () => {
      await end?.();
      await database.close();
    };
    try {
      runProgram(process.execPath, [...program, "bootstrap"], { cwd: folder.path, env });
      end = await startProgram({
        folder,
        command: process.execPath,
        args: [...program, "start"],
        cwd: folder.path,
        env,
        ready: () => answers(`${url}/server/ping`),
      });
      return await running(url, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

async function running(url: string, stop: () => Promise<void>): Promise<RunningDirectus> {
  const ask: RunningDirectus["ask"] = async (method, path, body) => {
    const answer = await askPeer(method, url + path, { body, headers: { authorization: `Bearer ${TOKEN}` } });
    return answer === null ? null : (answer as { data: unknown }).data;
  };
  for (const [collection, fields] of Object.entries(COLLECTIONS))
    await ask("POST", "/collections", { collection, schema: {}, meta: {}, fields: [...OWN_FIELDS, ...fields] });
  const settings = { server: url, token: TOKEN, collection: "feedback" };
  return {
    url,
    settings,
    refused: { ...settings, token: "a-token-of-nobody" },
    ask,
    write: async (texts) => {
      const ids: string[] = [];
      for (let from = 0; from < texts.length; from += MOST_AT_ONCE) {
        const entries = texts.slice(from, from + MOST_AT_ONCE).map((text) => ({ text, email: "ann@example.com" }));
        const made = (await ask("POST", "/items/feedback", entries)) as { id: number }[];
        ids.push(...made.map(({ id }) => String(id)));
      }
      return ids;
    },
    edit: async (externalId, text) => void (await ask("PATCH", `/items/feedback/${externalId}`, { text })),
    remove: async (externalId) => void (await ask("DELETE", `/items/feedback/${externalId}`)),
    stop,
  };
}
