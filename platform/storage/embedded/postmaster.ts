import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Failure } from "@firsthand/kernel/errors";
import { Client } from "pg";

import { codeOf, fileFailure, startFailure } from "./failures.ts";
import { limitLog, linesSince, runProgram, sizeOf } from "./programs.ts";
import { SOCKET_PORT } from "./socket.ts";
import type { Cluster } from "./cluster.ts";

/** After a crash the server first repeats what its log holds. */
const START_PATIENCE = 300_000;
const STOP_PATIENCE = 120_000;

/** Nothing of what people wrote reaches the log: errors go to whoever sent the statement, not there. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_directories: ".",
  unix_socket_permissions: "0700",
  port: String(SOCKET_PORT),
  shared_buffers: "128MB",
  max_wal_size: "1GB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

export const logOf = (cluster: Cluster): string => join(cluster.data, "server.log");

/** A connection to the database `postgres` of an embedded server; `name` is what others see of it. */
export async function connectTo(host: string, name: string): Promise<Client> {
  const client = new Client({
    host,
    port: SOCKET_PORT, // said: PGPORT would change the socket's name
    user: "postgres",
    database: "postgres",
    ssl: false,
    application_name: name,
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {}); // "end" follows, and that is listened to
  await client.connect();
  return client;
}

/** Starts the server, or finds that another process has started it in the meantime; gives a connection. */
export async function launch(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  attempt: () => Promise<Client>,
): Promise<Client> {
  const log = logOf(cluster);
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  for (const deadline = Date.now() + START_PATIENCE; ; await sleep(200)) {
    const before = startLog(log);
    const server = runProgram({ name: "postgres", args: ["-D", cluster.data, ...flags], uid: cluster.uid, log });
    server.unref();
    while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
      const client = await attempt().catch(() => undefined);
      if (client) return client;
      await sleep(20);
    }
    // Backends outlive a killed server for a moment and hold its memory: worth another try; any other reason is final.
    const passing = wasTooEarly(log, before, server.pid);
    if (passing) removeStaleLock(cluster);
    const client = passing ? await attempt().catch(() => undefined) : undefined;
    if (client) return client;
    if (!passing || Date.now() > deadline) {
      throw startFailure("PostgreSQL", cluster.data, linesSince(log, before).join("\n"));
    }
  }
}

const TOO_EARLY = /shared memory|lock file .* (already exists|is empty)|bogus data in lock file|could not bind Unix/;

/** Whether a server found another one there; which may have written to the same log meanwhile. */
function wasTooEarly(log: string, since: number, pid: number | undefined): boolean {
  const lines = linesSince(log, since).filter((line) => line.includes(`[${pid}]`));
  return lines.some((line) => TOO_EARLY.test(line));
}

function startLog(log: string): number {
  try {
    limitLog(log);
    return sizeOf(log);
  } catch (error) {
    throw fileFailure(error, log);
  }
}

/** Stops the server and waits until it is gone: open statements are cut off, what was committed is safe. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid !== undefined && isPostgres(pid)) signal(pid, "SIGINT");
  for (const deadline = Date.now() + STOP_PATIENCE; existsSync(lockFile(cluster)); await sleep(10)) {
    if (pid === undefined || !isAlive(pid)) return;
    if (Date.now() > deadline) {
      throw new Failure({
        code: "database_not_stopped",
        status: 500,
        message: `The database in ${cluster.data} (process ${pid}) did not stop within ${STOP_PATIENCE / 1000} seconds.`,
        advice: "Nothing is lost: the next start finds it and goes on with it.",
      });
    }
  }
}

const lockFile = (cluster: Cluster): string => join(cluster.data, "postmaster.pid");

function postmasterPid(cluster: Cluster): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lockFile(cluster), "utf8"), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes what a server left that was killed, where PostgreSQL cannot tell: in a container started anew another program
 * may have got its number, and when the disk was full the file may be empty.
 */
function removeStaleLock(cluster: Cluster): void {
  const file = lockFile(cluster);
  const pid = postmasterPid(cluster);
  if (pid === undefined) {
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN);
    if (age > 10_000) rmSync(file, { force: true });
  } else if (isAlive(pid) && !isPostgres(pid)) rmSync(file, { force: true });
}

function isPostgres(pid: number): boolean {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch (error) {
    return codeOf(error) !== "ENOENT";
  }
}

/** Whether a process of that number runs on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
