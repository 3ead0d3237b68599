import type { Permission } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { StreamFailure } from "../streams/index.ts";
import type { Connector } from "./ground.ts";
import { createConnectionsRouter } from "./index.ts";
import { begin, given, groundWith, nothing, system } from "./testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());
beforeEach(() => begin(database.db));

const numbers = system(() => 4, nothing);

/** The endpoints as somebody who has these permissions everywhere asks them. */
function asking(may: readonly Permission[], connector: Connector = numbers) {
  const asker: Asker = {
    id: "ann",
    name: "Ann",
    kind: "person",
    may,
    reach: (permission) => (may.includes(permission) ? "all" : []),
  };
  const ground = { ...groundWith(database.db, connector), readNow: async () => {} };
  return createRouterClient(createConnectionsRouter(), { context: { ground, asker } });
}

const integrator = ["imports.read", "sources.manage"] as const;

test("hosts in our own network are opened by administrators alone; others may leave them as they are", async () => {
  const [ours, theirs] = [asking([...integrator, "system.manage"]), asking(integrator)];
  const inside = { ...given, allowedHosts: ["127.0.0.1:5432"] };
  const refused = { code: "hosts_not_yours" };
  await expect(theirs.make(inside)).rejects.toMatchObject(refused);
  await expect(theirs.try(inside)).rejects.toMatchObject(refused);
  const { id } = await ours.make(inside);
  const { version } = await theirs.change({ ...inside, id, ifVersion: 1 });
  const more = { ...inside, allowedHosts: ["127.0.0.1:5432", "10.0.0.1"] };
  await expect(theirs.change({ ...more, id, ifVersion: version })).rejects.toMatchObject(refused);
  await expect(theirs.try({ ...more, id })).rejects.toMatchObject(refused);
  await theirs.change({ ...given, id, ifVersion: version });
  await expect(theirs.change({ ...inside, id, ifVersion: version + 1 })).rejects.toMatchObject(refused);
});

/** A system with one message of a customer, one that cannot be read, and then an answer that is refused. */
const personal: Connector = {
  ...numbers,
  read: () =>
    async function* (request) {
      for await (const page of numbers.read({ settings: {}, allowedHosts: [] })(request)) {
        const [first] = page.items;
        if (first?.status !== "understood") throw new Error("nothing came");
        const text = `${"Cleo Quick here. ".padEnd(490, ".")} write to cleo@quick.example, Cleo Quick`;
        const author = { name: "Cleo Quick", email: "cleo@quick.example" };
        yield { ...page, items: [{ ...first, record: { ...first.record, subject: "Of Cleo Quick", text, author } }] };
        return;
      }
    },
};
const refusing: Connector = {
  ...numbers,
  read: () =>
    async function* () {
      yield* [];
      throw new StreamFailure("refused", "No.", { advice: "Look.", answer: "no user cleo@quick.example" });
    },
};

test("a trial shows personal data to who may see them everywhere, and to nobody else", async () => {
  const shown = JSON.stringify(await asking([...integrator, "personal.unmask"], personal).try(given));
  expect(shown).toContain("Of Cleo Quick");
  const masked = await asking(integrator, personal).try(given);
  expect(masked.rows).toHaveLength(1);
  expect(JSON.stringify(masked)).not.toMatch(/Quick|cleo/i);
  expect(JSON.stringify(await asking(integrator, refusing).try(given))).not.toContain("cleo@quick");
});
