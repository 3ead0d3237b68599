import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { openedOf } from "./commands/opened.ts";
import { changeConnection, makeConnection, removeConnection } from "./commands/save-connection.ts";
import type { Connector, ConnectionsGround } from "./ground.ts";
import { findConnection } from "./store/connections.ts";
import { begin, given, groundWith, nothing, system } from "./testing/index.ts";

let database: TestDatabase;
let ground: ConnectionsGround;
const forgotten: string[] = [];
beforeAll(async () => {
  database = await cloneDatabase();
  const connector: Connector = {
    ...system(() => 0, nothing),
    forget: async (id) => void forgotten.push(id),
  };
  ground = groundWith(database.db, connector);
});
beforeEach(() => begin(database.db));
afterAll(() => database.drop());

const tokens = (word: string) => ({ accessToken: word, refreshToken: null, expiresAt: null });
const make = () => makeConnection(ground, given, "Ann");

async function keeper(id: string) {
  const row = await findConnection(database.db, id);
  const kept = row && openedOf(ground, row, row.settings).tokens;
  if (!row || !kept) throw new Error("there is no such connection");
  return { kept, version: row.version };
}

const change = (id: string, settings: Readonly<Record<string, string>>, ifVersion: number) =>
  changeConnection(ground, { id, settings: { ...given.settings, ...settings }, allowedHosts: [], ifVersion });

test("what is renewed while the place is changed is not kept for the new place, and who asks the old one gets none", async () => {
  const id = await make();
  const { kept, version } = await keeper(id);
  await kept.renew(async () => tokens("first"));
  const renewed = await kept.renew(async (before) => {
    expect(before?.accessToken).toBe("first");
    await change(id, { address: "https://elsewhere.example" }, version);
    return tokens("of the old place");
  });
  expect(renewed.accessToken).toBe("of the old place");
  const { kept: there } = await keeper(id);
  expect(await there.current()).toBeNull();
  await there.renew(async () => tokens("of the new place"));
  expect((await there.current())?.accessToken).toBe("of the new place");
  expect(await kept.current()).toBeNull();
});

test("what is renewed while something else is changed is kept", async () => {
  const id = await make();
  const { kept, version } = await keeper(id);
  await kept.renew(async () => {
    await change(id, { unit: "North" }, version);
    return tokens("renewed");
  });
  expect((await (await keeper(id)).kept.current())?.accessToken).toBe("renewed");
});

test("a connection that is removed while its tokens are renewed leaves none, and its connector lets go of it", async () => {
  const id = await make();
  const { kept } = await keeper(id);
  await kept.renew(async () => {
    await removeConnection(ground, id);
    return tokens("late");
  });
  expect(await kept.current()).toBeNull();
  expect(forgotten).toEqual([id]);
});
