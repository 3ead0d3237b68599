import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { makeConnection, removeConnection } from "./commands/save-connection.ts";
import { watchSources } from "./commands/watch-sources.ts";
import { begin, given, groundWith, nothing, run, system, taken } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(() => begin(database.db));

test("news is read as soon as the other side tells of it, and nobody waits at what was removed", async () => {
  let count = 4;
  let tell: (() => void) | undefined;
  let waiting = 0;
  const connector = {
    ...system(() => count, nothing),
    watch: (_: unknown, cursor: unknown, signal: AbortSignal) =>
      new Promise<boolean>((resolve) => {
        waiting += 1;
        let over = false;
        const end = (news: boolean) => {
          if (!over) waiting -= 1;
          over = true;
          resolve(news);
        };
        tell = () => end(JSON.stringify(cursor) !== JSON.stringify({ at: count }));
        signal.addEventListener("abort", () => end(false), { once: true });
      }),
  };
  const ground = groundWith(database.db, connector);
  const id = await makeConnection(ground, given, "Ann");
  await run(ground);
  const closing = new AbortController();
  const readNow = () => run(ground);
  const watching = watchSources(ground, { signal: closing.signal, readNow, lookMs: 20, restMs: 5 });
  await expect.poll(() => waiting).toBe(1);
  count = 6;
  tell?.();
  await expect.poll(async () => (await taken(database.db)).size, { timeout: 10_000 }).toBe(6);
  await expect.poll(() => waiting).toBe(1);
  await removeConnection(ground, id);
  await expect.poll(() => waiting).toBe(0);
  closing.abort();
  await watching;
});
