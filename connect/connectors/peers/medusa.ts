import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { askPeer } from "./ask-peer.ts";
import { hasFromNpm, installFromNpm } from "./install.ts";
import { openPeerDatabase } from "./peer-database.ts";
import type { Peer, RunningPeer } from "./peer.ts";
import { answers, environment, freePort, PEERS_FOLDER, startProgram, temporaryFolder } from "./processes.ts";

const VERSION = "2.21.2";
const PACKAGES = { "@medusajs/cli": VERSION, "@medusajs/framework": VERSION, "@medusajs/medusa": VERSION };
const MODULES = join(PEERS_FOLDER, "medusa", "node_modules");
const MOST_AT_ONCE = 50;

/** A shop as Medusa's own template has it, and one more route: what its modules can do, for filling it with orders. */
const SHOP: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "shop", private: true, dependencies: PACKAGES }),
  "medusa-config.js": `
    const { defineConfig } = require("@medusajs/framework/utils");
    const http = { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "of-the-tests", cookieSecret: "of-the-tests" };
    module.exports = defineConfig({
      admin: { disable: true },
      projectConfig: { databaseUrl: process.env.DATABASE_URL, http },
    });`,
  "src/api/modules/route.js": `
    exports.POST = async ({ scope, body }, response) =>
      response.json({ made: await scope.resolve(body.module)[body.method](...body.given) });`,
};

/** Medusa with the ways to fill it. */
export interface RunningMedusa extends RunningPeer {
  /** Asks its API with the secret key. Throws when it refuses. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** Orders, each with its items; gives their ids, in this order. */
  readonly order: (orders: readonly object[]) => Promise<readonly string[]>;
  readonly customers: (customers: readonly object[]) => Promise<readonly string[]>;
}

/** Medusa, by npm, on PostgreSQL. */
export const medusa: Omit<Peer, "start"> & { readonly start: () => Promise<RunningMedusa> } = {
  name: "medusa",
  title: `Medusa ${VERSION}`,
  connector: "medusa",
  stream: "orders",
  install: () => {
    installFromNpm("medusa", PACKAGES);
    return Promise.resolve();
  },
  isInstalled: () => hasFromNpm("medusa", PACKAGES),
  start: async () => {
    const database = await openPeerDatabase();
    const folder = temporaryFolder("medusa");
    mkdirSync(join(folder.path, "src/api/modules"), { recursive: true });
    for (const [file, text] of Object.entries(SHOP)) writeFileSync(join(folder.path, file), text);
    symlinkSync(MODULES, join(folder.path, "node_modules"));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = [join(MODULES, "@medusajs/cli/cli.js")];
    const env = { DATABASE_URL: database.urlByPort, MEDUSA_DISABLE_TELEMETRY: "true", NODE_ENV: "production" };
    let end: (() => Promise<void>) | undefined;
    const stop = async () => {
      await end?.();
      await database.close();
    };
    try {
      // The way to its database leads through this process, which must not stand still.
      await promisify(execFile)(process.execPath, [...program, "db:migrate", "--execute-all-links"], {
        cwd: folder.path,
        env: { ...environment(), ...env },
        maxBuffer: 64 * 1024 * 1024,
      });
      end = await startProgram({
        folder,
        command: process.execPath,
        args: [...program, "start", "--port", String(port), "--host", "127.0.0.1"],
        cwd: folder.path,
        env,
        ready: () => answers(`${url}/health`),
      });
      return await running(url, stop);
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

async function running(url: string, stop: () => Promise<void>): Promise<RunningMedusa> {
  let key = "";
  const ask: RunningMedusa["ask"] = (method, path, body) =>
    askPeer(method, url + path, { body, headers: key === "" ? {} : { authorization: `Basic ${key}` } });
  const make = async (module: string, method: string, given: readonly unknown[]) =>
    ((await ask("POST", "/modules", { module, method, given })) as { made: unknown }).made;
  const many = async (module: string, method: string, all: readonly object[]) => {
    const ids: string[] = [];
    for (let from = 0; from < all.length; from += MOST_AT_ONCE) {
      const made = (await make(module, method, [all.slice(from, from + MOST_AT_ONCE)])) as { id: string }[];
      ids.push(...made.map(({ id }) => id));
    }
    return ids;
  };
  const { token } = (await make("api_key", "createApiKeys", [
    { title: "firsthand", type: "secret", created_by: "the tests" },
  ])) as { token: string };
  key = token;
  const settings = { server: url, key };
  const order = (orders: readonly object[]) => many("order", "createOrders", orders);
  return {
    url,
    settings,
    refused: { ...settings, key: "sk_of-nobody" },
    ask,
    order,
    customers: (customers) => many("customer", "createCustomers", customers),
    write: (texts) =>
      order(
        texts.map((title) => ({
          currency_code: "eur",
          email: "ann@example.com",
          items: [{ title, quantity: 1, unit_price: 12.5 }],
        })),
      ),
    stop,
  };
}
