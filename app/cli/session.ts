import { resolve } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import { readConfig, type Config } from "@firsthand/platform/config";
import { hasData, openStorage, type Storage } from "@firsthand/platform/storage";

import { typedCommand } from "../typed/index.ts";
import { recordedWork } from "./audit-trail.ts";
import { listenForStop } from "./interrupt.ts";

/** Where a command works. */
export interface Session {
  readonly config: Config;
  readonly storage: Storage;
  /** Raised when somebody asked to stop. */
  readonly stopAsked: AbortSignal;
}

/** What a command line says about where the data lie. */
export interface Place {
  readonly data?: string | undefined;
}

/** The configuration, with what a command line says going before what the environment says. */
export function configFor({ data }: Place): Config {
  const config = readConfig(process.env, { cwd: process.cwd() });
  return data === undefined ? config : { ...config, dataDirectory: resolve(data) };
}

/** Opens the log for one command, beside a running server or alone, and closes it whatever happens. */
export async function withLog<Result>(place: Place, work: (session: Session) => Promise<Result>): Promise<Result> {
  const config = configFor(place);
  if (!hasData(config)) throw noData(config.dataDirectory, place);
  return await inLog(config, work);
}

/** The same, and makes the log where there is none yet. */
export async function withNewLog<Result>(place: Place, work: (session: Session) => Promise<Result>): Promise<Result> {
  return await inLog(configFor(place), work);
}

async function inLog<Result>(config: Config, work: (session: Session) => Promise<Result>): Promise<Result> {
  const stop = listenForStop(process, {
    clock: () => performance.now(),
    tell: (line) => process.stderr.write(line),
  });
  try {
    const storage = await openStorage(config, "command", { onLost: sayLost });
    try {
      return await recordedWork({ config, storage }, () => work({ config, storage, stopAsked: stop.asked }));
    } finally {
      await storage.close();
    }
  } finally {
    stop.done();
  }
}

/** Why the database did not come back; the work that needed it ends with a message of its own. */
function sayLost(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database went away and could not be started again: ${why}\n`);
}

/** A command to type next, on the same data: `npx firsthand metrics --data there`. */
export function nextCommand(words: string, { data }: Place): string {
  return typedCommand(words, data);
}

function noData(directory: string, place: Place): Failure {
  return new Failure({
    code: "no_data",
    status: 404,
    message: `There are no data in ${directory} yet.`,
    advice: `Import a file first (${nextCommand("import FILE", place)}), or say with --data where the data lie.`,
  });
}
