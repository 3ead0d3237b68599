import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Failure } from "@firsthand/kernel/errors";
import type { Client } from "pg";

import { settle } from "./cluster.ts";
import { connectTo, launch, logOf, stopPostmaster } from "./postmaster.ts";
import { codeOf } from "./failures.ts";
import { enter, leave, nameOf, type Role } from "./presence.ts";
import { limitLog } from "./programs.ts";
import { doorTo, SOCKET_PORT } from "./socket.ts";

export { hasCluster } from "./cluster.ts";
export type { Role } from "./presence.ts";

export interface EmbeddedOptions {
  readonly role: Role;
  /** Settings of PostgreSQL beside our own; they hold when this process is the one that starts it. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told once when the database has gone away and could not be started again; that is then tried every few seconds. */
  readonly onLost?: (error: unknown) => void;
}

export interface Embedded {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Whether the database ran already. */
  readonly adopted: boolean;
  /** Leaves; the last process to leave stops the database. */
  close(): Promise<void>;
}

const LOG_WATCH = 600_000;

/** Where the files of the embedded database stand in a data directory. */
export const databaseIn = (dataDirectory: string): string => join(resolve(dataDirectory), "database");

/**
 * Real PostgreSQL for a data directory: found running, or started as a process of its own. As long as this process
 * is there the database is: one that dies is started again. Throws `Failure` when that is not possible.
 */
export async function startEmbedded(dataDirectory: string, options: EmbeddedOptions): Promise<Embedded> {
  const settings = options.settings ?? {};
  const cluster = await settle(databaseIn(dataDirectory), settings["fsync"] === "off");
  const door = doorTo(cluster.data);
  const attempt = (): Promise<Client> => connectTo(door.host, nameOf(options.role));
  let closing = false;
  let adopted = false;

  async function arrive(): Promise<Client> {
    for (let tries = 1; ; tries++) {
      const running = await attempt().catch(() => undefined);
      adopted = running !== undefined;
      const client = running ?? (await launch(cluster, settings, attempt));
      try {
        await enter(client, options.role, dataDirectory);
        return client;
      } catch (error) {
        await client.end();
        if (error instanceof Failure || tries === 20) throw error;
        await sleep(50); // the last user was just stopping it
      }
    }
  }

  async function keep(): Promise<void> {
    presence = await arrive();
    presence.once("end", () => {
      if (!closing) arriving = comeBack();
    });
  }

  /** A full disk may be made room on, so it is tried for as long as this process is there. */
  async function comeBack(): Promise<void> {
    for (let failures = 0; !closing; failures++) {
      try {
        return await keep();
      } catch (error) {
        if (failures === 0) options.onLost?.(error);
        await sleep(Math.min(200 * 2 ** failures, 5000));
      }
    }
  }

  /** The connection may have broken just now, while the database starts anew. */
  async function isLast(): Promise<boolean> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
      try {
        presence ??= await attempt();
        return await leave(presence);
      } catch (error) {
        const isStarting = presence !== undefined || codeOf(error) === "57P03";
        presence = undefined;
        if (!isStarting) return false; // nobody answers, so there is nothing to stop
      }
    }
    return false;
  }

  let presence: Client | undefined;
  let arriving = keep();
  await arriving.catch((error: unknown) => {
    door.close();
    throw error;
  });
  const logWatch = setInterval(() => limitLog(logOf(cluster)), LOG_WATCH).unref();

  return {
    host: door.host,
    port: SOCKET_PORT,
    user: "postgres",
    adopted,
    async close() {
      if (closing) return;
      closing = true;
      clearInterval(logWatch);
      await arriving;
      if (await isLast()) await stopPostmaster(cluster);
      await presence?.end().catch(() => {});
      door.close();
    },
  };
}
