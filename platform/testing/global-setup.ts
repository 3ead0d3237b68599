import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { startEmbedded } from "../storage/embedded/index.ts";
import { migrate } from "../storage/migrate/index.ts";
import { poolOn } from "../storage/pool.ts";
import { markOwner, removeLeftBehind } from "./left-behind.ts";
import { TEMPLATE } from "./template.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseHost: string;
  }
}

const PREFIX = "firsthand-test-";

/** One server a run and one migrated template, which each test file clones; nothing is protected against a power cut. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftBehind(PREFIX);
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  markOwner(directory);
  chmodSync(directory, 0o755); // mkdtemp makes 0700, where a server that root lets run as another user cannot go
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };
  const server = await startEmbedded(directory, { role: "server", settings });
  const { host, port, user } = server;
  const admin = poolOn({ host, port, user, database: "postgres", ssl: false }, 1, "test setup");
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = poolOn({ host, port, user, database: TEMPLATE, ssl: false }, 1, "test setup");
  await migrate(template);
  await template.end();
  project.provide("databaseHost", host);
  return async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  };
}
