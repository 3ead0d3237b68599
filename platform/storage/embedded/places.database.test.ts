import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { startStorageProcess, temporaryDirectory } from "../../testing/index.ts";
import { openStorage, type Storage } from "../open/index.ts";
import { isRoot, UNPRIVILEGED } from "./reach.ts";

/** A user that every Linux knows, `daemon`. */
const USER = 1;

const place = temporaryDirectory();
afterAll(() => place.remove());

const open = (dataDirectory: string): Promise<Storage> =>
  openStorage({ dataDirectory, modules: import.meta.dirname, poolSize: 2 }, "server", { settings: { fsync: "off" } });

/** Opens, writes, closes, opens again and reads; gives where the files are. */
async function lives(data: string): Promise<string> {
  const first = await open(data);
  await first.pool.query("create table seen as select 'Ж' as letter");
  expect((await first.pool.query("show listen_addresses")).rows).toEqual([{ listen_addresses: "" }]);
  await first.close();
  const second = await open(data);
  expect((await second.pool.query("select lower(letter) as letter from seen")).rows).toEqual([{ letter: "ж" }]);
  await second.close();
  const files = realpathSync(join(data, "database"));
  expect(existsSync(join(files, "postmaster.pid"))).toBe(false);
  expect(statSync(files).mode & 0o777).toBe(0o700);
  return files;
}

test("a path with spaces and letters of other scripts, longer than a socket's path may be", async () => {
  const data = join(place.path, "с пробелом и ünïcode", "long-".repeat(30), "data");
  const files = await lives(data);
  expect(files).toBe(join(data, "database"));
  if (isRoot) expect(statSync(files).uid).toBe(UNPRIVILEGED);
}, 60_000);

describe.runIf(isRoot)("root", () => {
  test("under a path that is closed to others the files go where the database can reach them", async () => {
    const closed = join(place.path, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const data = join(closed, "data");
    const storage = await open(data);
    const files = realpathSync(join(data, "database"));
    try {
      expect((await storage.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
      expect(files).toMatch(/^\/var\/lib\/firsthand\/data-/);
      expect(lstatSync(join(data, "database")).isSymbolicLink()).toBe(true);
    } finally {
      await storage.close();
      rmSync(files, { recursive: true });
    }
  });

  test("a normal user's data are his own, also when root has opened them", async () => {
    const home = join(place.path, "home");
    mkdirSync(home, { mode: 0o700 });
    const data = join(home, "data");
    const files = join(data, "database");
    const stranger = await startStorageProcess(data, "server", USER);
    expect(stranger.error).toMatchObject({ code: "data_directory_not_writable" });
    chownSync(home, USER, USER);
    const user = await startStorageProcess(data, "server", USER);
    expect(user.error).toBeUndefined();
    await user.query("create table seen as select 1 as one");
    await user.close();
    expect(statSync(files).uid).toBe(USER);
    const root = await open(data);
    expect((await root.pool.query("select one from seen")).rows).toEqual([{ one: 1 }]);
    await root.close();
    const again = await startStorageProcess(data, "server", USER);
    expect((await again.query("select one from seen")).rows).toEqual([{ one: 1 }]);
    await again.close();
    expect(existsSync(join(files, "postmaster.pid"))).toBe(false);
  });

  test("a user whom the machine does not know is told what PostgreSQL needs", async () => {
    const data = join(place.path, "nameless");
    mkdirSync(data);
    chownSync(data, 54_321, 54_321);
    const user = await startStorageProcess(data, "server", 54_321);
    expect(user.error).toMatchObject({ code: "database_not_started", advice: expect.stringContaining("/etc/passwd") });
    expect(readdirSync(data)).toEqual([]);
  });

  test("data of another user are refused with the way to give them away", async () => {
    const data = join(place.path, "foreign");
    mkdirSync(join(data, "database"), { recursive: true });
    writeFileSync(join(data, "database", "PG_VERSION"), "18\n");
    const user = await startStorageProcess(data, "server", UNPRIVILEGED);
    expect(user.error).toMatchObject({ code: "data_of_another_user", advice: expect.stringContaining("chown") });
  });
});

test("a place that cannot be a data directory is refused", async () => {
  const file = join(place.path, "file");
  writeFileSync(file, "");
  await expect(open(join(file, "data"))).rejects.toMatchObject({ code: "data_directory_is_a_file" });
  const odd = join(place.path, "odd");
  mkdirSync(join(odd, "database"), { recursive: true });
  await expect(open(odd)).rejects.toMatchObject({ code: "not_a_database" });
  writeFileSync(join(odd, "database", "PG_VERSION"), "19\n");
  await expect(open(odd)).rejects.toMatchObject({
    code: "data_newer_than_program",
    message: expect.stringContaining("PostgreSQL 19"),
  });
});
