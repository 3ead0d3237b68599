import type { Party } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { testWorld } from "../testing/index.ts";
import { findIdentity, identify, linkIdentities, showPerson, undoLink } from "./index.ts";
import { personsOf, type IdentityKind } from "./rules.ts";

const world = testWorld();
const space = { accounts: "shop", country: "GB" };
let database: TestDatabase;
let db: Handle;
beforeAll(async () => {
  database = await cloneDatabase();
  ({ db } = database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ["identity", "identity_key", "identity_link"])
    await sql`delete from ${sql.id(table)}`.execute(db);
});

const DAY = new Date("2026-03-01T00:00:00Z");

/** The identities of these parties, in order. */
async function recognise(parties: readonly Party[], at = DAY): Promise<string[]> {
  const seeking = parties.map((party, index) => ({ reference: String(index), party, fallback: `d${index}`, at }));
  const ids = await transact(db, (tx) => identify(tx, world, { space, seeking }));
  return parties.map((_, index) => ids.get(String(index)) ?? "");
}

/** Who is who: each person as the sorted values of its identities. */
async function persons(): Promise<string[]> {
  const { rows } = await sql<{ members: string }>`
    select string_agg(coalesce(value, ''), ' ' order by value) || case when bool_or(known) then ' known' else '' end as members
    from identity group by person_id order by 1`.execute(db);
  return rows.map((row) => row.members);
}

const decision = (fromId: string, toId: string) => ({ fromId, toId, by: "judge", reason: "because", at: DAY });
const link = (from: string, to: string) => transact(db, (tx) => linkIdentities(tx, decision(from, to)));
const undo = (from: string, to: string) => transact(db, (tx) => undoLink(tx, decision(from, to)));

describe("recognising", () => {
  test("the same key is the same identity, in any writing and from any batch", async () => {
    const [one, other, stranger] = await recognise([
      { email: "Ann@X.org" },
      { email: " ann@x.org" },
      { email: "bob@x.org" },
    ]);
    expect(other).toBe(one);
    expect(stranger).not.toBe(one);
    expect(await recognise([{ email: "ANN@x.org" }])).toEqual([one]);
  });

  test("two transactions that meet a new customer at the same moment find one identity", async () => {
    const parties = Array.from({ length: 40 }, (_, n) => ({
      account: `c${n}`,
      customerNumber: `N${n % 10}`,
      name: `Name ${n}`,
    }));
    const [one, two] = await Promise.all([recognise(parties), recognise(parties.toReversed())]);
    expect(two.toReversed()).toEqual(one);
    expect(await persons()).toHaveLength(10);
  });

  test("one whose transaction fails leaves nothing, and who waited for it goes on", async () => {
    const seeking = [{ reference: "a", party: { account: "ann" }, fallback: "d", at: DAY }];
    const failing = transact(db, async (tx) => {
      await identify(tx, world, { space, seeking });
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error("broken");
    });
    const [failed, found] = await Promise.allSettled([failing, recognise([{ account: "ann" }])]);
    expect(failed.status).toBe("rejected");
    expect(found).toMatchObject({ status: "fulfilled" });
    expect(await persons()).toEqual(["ann"]);
  });

  test("who cannot be known is somebody of their own each time", async () => {
    const [one, other] = await recognise([{ name: "A user" }, { name: "A user" }]);
    expect(other).not.toBe(one);
  });

  test("the name said last stands, whenever it arrives; of two said at once the greater", async () => {
    const nameOf = async () => (await showPerson(db, "ann")).identities.map((one) => one.name);
    await recognise([{ account: "ann", name: "Ann B" }], new Date("2026-03-02"));
    await recognise([{ account: "ann", name: "Ann A" }], new Date("2026-03-01"));
    expect(await nameOf()).toEqual(["Ann B"]);
    await recognise(
      [
        { account: "ann", name: "Ann C" },
        { account: "ann", name: "Ann Ä" },
      ],
      new Date("2026-03-02"),
    );
    await recognise([{ account: "ann" }], new Date("2026-03-09"));
    expect(await nameOf()).toEqual(["Ann Ä"]);
  });
});

describe("persons", () => {
  test("the same verified mail, telephone or customer number makes one person; an unverified mail does not", async () => {
    await recognise([
      { account: "a", email: "ann@x.org", emailVerified: true },
      { account: "b", email: "ann@x.org", emailVerified: true, phone: "020 7946 0018" },
      { account: "c", phone: "+44 20 7946 0018" },
      { account: "d", email: "ann@x.org" },
    ]);
    expect(await persons()).toEqual(["+442079460018 a ann@x.org b c known", "d"]);
  });

  test("a shared identity belongs to nobody, and takes apart what it had joined", async () => {
    await recognise([
      { account: "a", phone: "020 7946 0018" },
      { account: "b", phone: "020 7946 0018" },
    ]);
    expect(await persons()).toHaveLength(1);
    await recognise([{ phone: "020 7946 0018", shared: true }]);
    expect(await persons()).toEqual(["+442079460018 known", "a", "b"]);
    const [phone = "", other = ""] = await recognise([{ phone: "020 7946 0018" }, { account: "a" }]);
    await expect(link(phone, other)).rejects.toMatchObject({ code: "shared_identity" });
  });

  test("a merge is undone exactly, and can be decided again", async () => {
    const [a = "", b = ""] = await recognise([
      { account: "a", customerNumber: "1" },
      { account: "b", customerNumber: "2" },
    ]);
    const before = await persons();
    await link(a, b);
    expect(await persons()).toEqual(["1 2 a b known"]);
    await undo(b, a);
    expect(await persons()).toEqual(before);
    await expect(undo(a, b)).rejects.toMatchObject({ code: "no_active_link" });
    await link(a, b);
    const { links } = await showPerson(db, a);
    expect(links.find((one) => one.rule === "decided_by_person")).toMatchObject({
      state: "active",
      undoneReason: null,
    });
  });

  test("deciding again what stands changes nothing of who decided it", async () => {
    const [a = "", b = ""] = await recognise([{ account: "a" }, { account: "b" }]);
    await link(a, b);
    await transact(db, (tx) => linkIdentities(tx, { ...decision(a, b), by: "another" }));
    expect((await showPerson(db, a)).links).toMatchObject([{ madeBy: "judge" }]);
  });

  test("a rule does not make a link again that a person has undone, whatever comes again", async () => {
    const parties: Party[] = [{ account: "a", phone: "020 7946 0018" }];
    const [a = ""] = await recognise(parties);
    const [phone = ""] = await recognise([{ phone: "020 7946 0018" }]);
    await undo(a, phone);
    await recognise(parties);
    await recognise([...parties, { account: "b", phone: "020 7946 0018" }]);
    expect(await persons()).toEqual(["+442079460018 b known", "a"]);
  });

  test("nobody links what is not there, or one identity with itself", async () => {
    const [a = "", b = ""] = await recognise([{ account: "a" }, { account: "b" }]);
    await expect(link(a, a)).rejects.toMatchObject({ code: "same_identity" });
    await expect(link(a, b.replace(/.$/, b.endsWith("0") ? "1" : "0"))).rejects.toMatchObject({
      code: "unknown_identity",
    });
  });

  test("a chain of thousands of identities is one person", async () => {
    const parties = Array.from({ length: 4000 }, (_, n): Party => ({
      account: `c${n >> 1}`,
      customerNumber: `N${(n + 1) >> 1}`,
    }));
    await recognise(parties);
    expect(await persons()).toHaveLength(1);
  });
});

test("after any merges and undos everybody is who the active links say", async () => {
  const accounts = ["a", "b", "c", "d", "e", "f"];
  const one = fc.constantFrom(...accounts.keys());
  const steps = fc.array(fc.record({ from: one, to: one, undone: fc.boolean() }), { minLength: 1, maxLength: 14 });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (drawn) => {
      const prefix = `r${(round += 1)}`;
      const ids = await recognise(accounts.map((account) => ({ account: prefix + account })));
      const active = new Set<string>();
      for (const { from, to, undone } of drawn) {
        if (from === to) continue;
        const pair = [Math.min(from, to), Math.max(from, to)].join(" ");
        if (!undone) await link(ids[from] ?? "", ids[to] ?? "");
        else if (active.has(pair)) await undo(ids[from] ?? "", ids[to] ?? "");
        if (undone) active.delete(pair);
        else active.add(pair);
        const links = [...active].map((each) => each.split(" ").map((index) => ids[Number(index)] ?? ""));
        const members = ids.map((identityId) => ({
          identityId,
          kind: "account" as IdentityKind,
          sharing: "personal" as const,
        }));
        const expected = personsOf(
          members,
          links.map(([fromId = "", toId = ""]) => ({ fromId, toId })),
        );
        const found = await Promise.all(ids.map(async (id) => [id, (await findIdentity(db, id)).personId] as const));
        expect(new Map(found)).toEqual(new Map([...expected].map(([id, { personId }]) => [id, personId])));
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 8000 },
  );
});

describe("finding", () => {
  test("by id, and by mail, telephone, customer number and account in any writing", async () => {
    const [a = ""] = await recognise([
      { account: "Ann7", email: "ann@x.org", emailVerified: true, phone: "020 7946 0018", customerNumber: "k 7" },
    ]);
    const { personId } = await findIdentity(db, a);
    for (const value of [a, "Ann7", " ANN@X.org", "+44 20 7946 0018", "k7"])
      expect((await findIdentity(db, value)).personId).toBe(personId);
    await expect(findIdentity(db, "nobody")).rejects.toMatchObject({ code: "unknown_identity" });
  });

  test("one value of several identities is not guessed at", async () => {
    const seeking = [{ reference: "x", party: { account: "ann" }, fallback: "d", at: DAY }];
    for (const accounts of ["shop", "forum"])
      await transact(db, (tx) => identify(tx, world, { space: { ...space, accounts }, seeking }));
    await expect(findIdentity(db, "ann")).rejects.toMatchObject({ code: "ambiguous_identity" });
  });
});
