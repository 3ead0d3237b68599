import { chownSync, existsSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { afterAll, beforeAll, expect, test } from "vitest";

import { startStorageProcess, temporaryDirectory } from "../../testing/index.ts";
import { isConnectionLost } from "../connection-lost.ts";
import { openStorage, type Storage } from "../open/index.ts";
import type { Role } from "./index.ts";

const place = temporaryDirectory();
const data = join(place.path, "data");
const pidFile = join(data, "database", "postmaster.pid");
const postmaster = () => Number.parseInt(readFileSync(pidFile, "utf8"), 10);

/** Locks belong to connections, so several users within one process are like several processes. */
const open = (role: Role): Promise<Storage> =>
  openStorage({ dataDirectory: data, modules: import.meta.dirname, poolSize: 2 }, role, { settings: { fsync: "off" } });

const works = async (storage: Storage): Promise<void> => {
  expect((await storage.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
};

beforeAll(async () => {
  const first = await open("command");
  await first.pool.query("create table kept (id int)");
  await first.close();
});
afterAll(() => place.remove());

test("a command starts the database, and stops it at its end", async () => {
  expect(existsSync(pidFile)).toBe(false);
  const command = await open("command");
  await works(command);
  await command.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("a second server is refused and told who the first is; commands are not", async () => {
  const first = await startStorageProcess(data, "server");
  await expect(open("server")).rejects.toMatchObject({
    code: "data_in_use",
    message: expect.stringContaining(`process ${first.pid}`),
    advice: expect.stringContaining("DATA_DIR"),
  });
  const command = await open("command");
  await works(command);
  await command.close();
  expect((await first.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await first.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("two servers that start at once: one runs", async () => {
  const both = await Promise.allSettled([open("server"), open("server")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  for (const one of both) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "data_in_use" });
    else {
      await works(one.value);
      await one.value.close();
    }
  }
  expect(existsSync(pidFile)).toBe(false);
});

test("a command beside a server that is stopped goes on, and stops the database when it is done", async () => {
  const server = await open("server");
  const command = await open("command");
  await server.close();
  await works(command);
  await command.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("a server that finds a command's database keeps it when the command ends, also without a word", async () => {
  const command = await startStorageProcess(data, "command");
  const before = postmaster();
  const server = await open("server");
  const polite = await open("command");
  await polite.close();
  await command.kill();
  await works(server);
  expect(postmaster()).toBe(before);
  await server.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("the database of a server that was killed is found and kept by the next, which stops it at its end", async () => {
  const killed = await startStorageProcess(data, "server");
  const before = postmaster();
  await killed.kill();
  const next = await open("server");
  expect(postmaster()).toBe(before);
  await works(next);
  await next.close();
  expect(existsSync(pidFile)).toBe(false);
});

/** Asks until there is an answer; whatever fails before that must say that the connection was lost. */
async function answered(ask: () => Promise<unknown>, isLost: (error: unknown) => boolean): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; await sleep(20)) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!isLost(error) || Date.now() > deadline) throw error;
    }
  }
}

test("a database that was killed is started again for all its users, with everything that was committed", async () => {
  const server = await open("server");
  const command = await open("command");
  await server.pool.query("insert into kept values (7)");
  const cutOff = server.pool.query("select pg_sleep(60)").catch((error: unknown) => error);
  await sleep(100);
  process.kill(postmaster(), "SIGKILL");
  expect(isConnectionLost(await cutOff)).toBe(true);
  for (const { pool } of [server, command]) {
    await answered(async () => {
      expect((await pool.query("select id from kept")).rows).toEqual([{ id: 7 }]);
    }, isConnectionLost);
  }
  await answered(
    async () => {
      const second = await open("server").catch((error: unknown) => error);
      if (!(second instanceof Error)) {
        await (second as Storage).close(); // it came before the first was back
        await sleep(1000);
      }
      expect(second).toMatchObject({ code: "data_in_use" });
    },
    () => true,
  );
  await command.close();
  await works(server);
  await server.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("what a server that was killed left is no hindrance: a lock file that is empty, or names another program", async () => {
  for (const content of ["", `${process.pid}\n${join(data, "database")}\n`]) {
    writeFileSync(pidFile, content);
    chownSync(pidFile, statSync(join(data, "database")).uid, statSync(join(data, "database")).gid);
    utimesSync(pidFile, 0, 0);
    const storage = await open("server");
    await works(storage);
    await storage.close();
    expect(existsSync(pidFile)).toBe(false);
  }
});

test("a database that cannot be started for a while is back as soon as it can be, and one word is said", async () => {
  const said: unknown[] = [];
  const server = await openStorage({ dataDirectory: data, modules: import.meta.dirname }, "server", {
    settings: { fsync: "off" },
    onLost: (error) => said.push(error),
  });
  const control = join(data, "database", "global", "pg_control");
  renameSync(control, `${control}.away`);
  process.kill(postmaster(), "SIGKILL");
  while (said.length === 0) await sleep(20);
  expect(said).toMatchObject([{ code: "database_not_started" }]);
  await expect(works(server)).rejects.toSatisfy(isConnectionLost);
  await sleep(500);
  renameSync(`${control}.away`, control);
  await answered(() => works(server), isConnectionLost);
  expect(said).toHaveLength(1);
  await server.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("one connection of the database killed: the others are back soon", async () => {
  const server = await open("server");
  const { rows } = await server.pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await answered(() => works(server), isConnectionLost);
  await server.close();
  expect(existsSync(pidFile)).toBe(false);
});

test("many that come and go at once all find a database, and the last one stops it", async () => {
  async function visit(): Promise<void> {
    for (let visits = 0; visits < 6; visits++) {
      const command = await open("command");
      await works(command);
      await command.close();
    }
  }
  await Promise.all(Array.from({ length: 5 }, visit));
  expect(existsSync(pidFile)).toBe(false);
});
