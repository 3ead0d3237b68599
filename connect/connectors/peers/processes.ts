import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Where what is installed for peers lies. */
export const PEERS_FOLDER = join(import.meta.dirname, "../../../.peers");

/** A server that begins on a busy machine takes its time. */
const START_LIMIT_MS = 120_000;
const POLL_MS = 100;
const SHOWN_OUTPUT = 4000;

export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Removed when the program has ended. */
  readonly folder?: TemporaryFolder;
  /** Beside what this process has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it serves by now; asked again and again, and what it throws means no. */
  readonly ready: () => Promise<boolean>;
}

/**
 * Starts a program and waits until it serves; gives what ends it with all that it started. It also ends with this
 * process, however that ends.
 */
export async function startProgram(program: Program): Promise<() => Promise<void>> {
  const { command, args, cwd, env, ready, folder } = program;
  // The shell leads a group of its own. When its input closes, by us or by our death, the whole group is killed, and
  // what removes the data is out of the group by then.
  const remove = `setsid sh -c 'sleep 2; rm -rf "$0"' "$PEER_REMOVED" >/dev/null 2>&1 &`;
  const guard = `{ "$@" </dev/null; kill -KILL 0; } & cat >/dev/null; [ -z "$PEER_REMOVED" ] || ${remove} sleep 0.1; kill -KILL 0`;
  const child = spawn("/bin/sh", ["-c", guard, "sh", command, ...args], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...environment(), ...env, PEER_REMOVED: folder?.path ?? "" },
  });
  let output = "";
  let ended = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      output = (output + part.toString()).slice(-SHOWN_OUTPUT);
    });
  const exit = once(child, "exit").then(() => {
    ended = true;
  });
  const stop = async () => {
    child.stdin.destroy();
    await exit;
    folder?.remove();
  };
  const until = Date.now() + START_LIMIT_MS;
  while (!(await serves(ready))) {
    if (ended || Date.now() > until) {
      await stop();
      if (ended) throw new Error(`${command} ended by itself.\n${output}`);
      throw new Error(`${command} did not serve within ${START_LIMIT_MS / 1000} s.\n${output}`);
    }
    await sleep(POLL_MS);
  }
  return stop;
}

async function serves(ready: Program["ready"]): Promise<boolean> {
  try {
    return await ready();
  } catch {
    return false;
  }
}

/** Runs a program to its end and gives its output. Throws with what it said when it fails. */
export function runProgram(
  command: string,
  args: readonly string[],
  more: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): string {
  const done = spawnSync(command, [...args], {
    ...more,
    env: { ...environment(), ...more.env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status === 0) return done.stdout;
  const said = `${done.error?.message ?? ""}${done.stderr ?? ""}`.slice(0, SHOWN_OUTPUT);
  throw new Error(`${command} failed.\n${said}`);
}

/** Whether something answers there, with whatever status below 500. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
  await response.arrayBuffer();
  return response.status < 500;
}

/** A port of this machine that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A folder for the data of a running peer. */
export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `firsthand-peer-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What this process has, for programs that it starts. */
export function environment(): NodeJS.ProcessEnv {
  // What vitest sets would make some programs believe that they are under test themselves.
  const { NODE_ENV: _mode, VITEST: _runner, NODE_OPTIONS: _options, ...rest } = process.env; // oxlint-disable-line node/no-process-env
  return rest;
}
