import { setTimeout as sleep } from "node:timers/promises";

import { Failure } from "@firsthand/kernel/errors";
import type { Client } from "pg";

import { isAlive } from "./postmaster.ts";

/** A server of Firsthand, of which there is one a directory, or a command that comes and goes. */
export type Role = "server" | "command";

/**
 * Two session locks in the embedded database say who is there; PostgreSQL frees them when their holder dies, however
 * it dies. `SERVER` is held by the one server, `USER` is shared by every process. Whoever leaves tries to take `USER`
 * alone: that succeeds only for the last one, which stops the database while still holding it, so that who comes at
 * that moment waits for the lock, loses the connection, and starts the database again.
 */
const SERVER = 4_715_001;
const USER = 4_715_002;

/** How long a connection may take to notice that its process was killed; in milliseconds. */
const DYING = 3000;

export const nameOf = (role: Role): string => `firsthand ${role} (pid ${process.pid})`;

/** Takes the locks of a role; a second server is refused. */
export async function enter(client: Client, role: Role, directory: string): Promise<void> {
  if (role === "server") await becomeServer(client, directory);
  await client.query("select pg_advisory_lock_shared($1)", [USER]);
}

/** Gives the locks back; true when nobody else is there, and then `USER` is held alone until the connection ends. */
export async function leave(client: Client): Promise<boolean> {
  await client.query("select pg_advisory_unlock_all()");
  for (const deadline = Date.now() + DYING; !(await tryLock(client, USER)); await sleep(50)) {
    const others = await holders(client, USER);
    if (Date.now() > deadline || others.some((pid) => pid === undefined || isAlive(pid))) return false;
  }
  return true;
}

async function becomeServer(client: Client, directory: string): Promise<void> {
  for (const deadline = Date.now() + DYING; !(await tryLock(client, SERVER)); await sleep(50)) {
    const [pid] = await holders(client, SERVER);
    if (Date.now() < deadline && (pid === undefined || !isAlive(pid))) continue;
    throw new Failure({
      code: "data_in_use",
      status: 409,
      message: `Another server of Firsthand${pid === undefined ? "" : ` (process ${pid})`} is using the data in ${directory}.`,
      advice: "Stop that one first, or give this one its own directory (DATA_DIR). Commands may run beside a server.",
      details: { directory, ...(pid === undefined ? {} : { pid }) },
    });
  }
}

async function tryLock(client: Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [key]);
  return rows[0]?.mine === true;
}

/** The numbers of the processes that hold a lock, which their connections carry in their names. */
async function holders(client: Client, key: number): Promise<(number | undefined)[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted`,
    [key],
  );
  return rows.map(({ name }) => {
    const pid = Number.parseInt(/pid (\d+)/.exec(name)?.[1] ?? "", 10);
    return Number.isNaN(pid) ? undefined : pid;
  });
}
