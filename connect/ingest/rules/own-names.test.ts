import fc from "fast-check";
import { expect, test } from "vitest";

import { sourceRecord, type SourceRecord } from "../../records/index.ts";
import { nameOwn } from "../commands/name-own.ts";
import { namesIn, ownName, unitOfSender } from "./own-names.ts";

const source = { name: "shop", channel: "chat", visibility: "private", threading: "explicit" } as const;
const declared = { ...source, gapHours: 72, brandAccounts: false, answers: "included", promiseHours: 24 } as const;

/** A log in which nothing stands yet, or what is given. */
const log = (stands: { ids?: string[]; threads?: string[]; accounts?: string[]; unit?: string } = {}) => {
  const { ids = [], threads = [], accounts = [], unit = "north" } = stands;
  return {
    // Nothing that is asked here reaches a database.
    db: Object.create(null) as Parameters<typeof nameOwn>[0]["db"],
    findUnits: async () => new Map(ids.map((id) => [id, unit])),
    findUnitsBeside: async (_: unknown, __: string, messages: readonly { thread?: string | undefined }[]) =>
      messages.map(({ thread }) => (thread !== undefined && threads.includes(thread) ? [unit] : [])),
    findUnitsOfAccounts: async () => new Map(accounts.map((account) => [account, [unit]])),
  };
};

async function sent(unit: string, record: Partial<SourceRecord>, stands: Parameters<typeof log>[0] = {}) {
  const whole = sourceRecord.parse({ at: "2026-01-01T00:00:00Z", direction: "in", channel: "chat", unit, ...record });
  const item = { status: "understood", position: { record: 1, line: 1 }, record: whole } as const;
  const reach = [{ units: [unit, `${unit} below`], functions: null }];
  const [named] = await nameOwn(log(stands), { source: declared, reach, items: [item] });
  return named?.status === "understood" ? named.record : whole;
}

const name = fc.oneof(
  fc.constantFrom("a", "a @north", "a @south", "a @north @south", "@", " @", "%20", "north", "a @north%20"),
  fc.string({ minLength: 1, maxLength: 500 }).filter((text) => text.trim() !== ""),
);
const party = fc.record({ account: name, accounts: fc.array(name, { maxLength: 3 }), phone: fc.constant("1") });
const said = fc.record({
  externalId: name,
  thread: name,
  parents: fc.array(name, { maxLength: 3 }),
  author: party,
  recipient: party,
  copied: fc.array(party, { maxLength: 2 }),
  direction: fc.constantFrom("in" as const, "out" as const),
});
const unit = fc.constantFrom("north", "south", "north @south", "a", "@", "nörth", "x".repeat(250));

test("whatever two units send, no id, thread or account of one is one of the other", async () => {
  await fc.assert(
    fc.asyncProperty(unit, unit, said, said, async (one, other, first, second) => {
      fc.pre(one !== other);
      const [ofOne, ofOther] = [namesIn(await sent(one, first)), namesIn(await sent(other, second))];
      for (const kind of ["ids", "threads", "accounts"] as const) {
        const mine = new Set(ofOne[kind]);
        for (const theirs of ofOther[kind]) expect(mine.has(theirs)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test("within a unit different names stay different, equal ones equal, and all of them fit", () => {
  fc.assert(
    fc.property(unit, name, name, (of, one, other) => {
      expect(ownName(of, one) === ownName(of, other)).toBe(one === other);
      expect(ownName(of, one).length).toBeLessThanOrEqual(500);
    }),
  );
});

test("what stands in the log and is theirs keeps its name", async () => {
  const record = { externalId: "m1", thread: "c-9", parents: ["m0"], author: { account: "u-17" } };
  expect(await sent("north", record, { ids: ["m0", "m1"], threads: ["c-9"], accounts: ["u-17"] })).toMatchObject(
    record,
  );
  expect(await sent("north", record)).toMatchObject({
    externalId: "m1 @north",
    thread: "c-9 @north",
    parents: ["m0 @north"],
    author: { account: "u-17 @north" },
  });
  // What began under a name of its own goes on under it, whoever took the plain one meanwhile.
  const stands = { threads: ["c-9", "c-9 @north"], accounts: ["u-17", "u-17 @north"] };
  expect(await sent("north", record, stands)).toMatchObject({
    thread: "c-9 @north",
    author: { account: "u-17 @north" },
  });
  // An account that stands with another unit too is not theirs alone.
  expect(await sent("north", record, { accounts: ["u-17"], unit: "south" })).toMatchObject({
    author: { account: "u-17 @north" },
  });
});

test("who answers keeps their name, unless something would join them to somebody", async () => {
  const author = { account: "otto", role: "agent" as const };
  expect((await sent("north", { direction: "out", author })).author?.account).toBe("otto");
  const joining = { ...author, accounts: ["victim"] };
  expect((await sent("north", { direction: "out", author: joining })).author).toMatchObject({
    account: "otto @north",
    accounts: ["victim @north"],
  });
});

test("who sends for the whole, or for a function alone, sends in no unit's name", () => {
  const record = { unit: "below", function: "service" };
  expect(unitOfSender("all", record)).toBeNull();
  expect(unitOfSender([{ units: null, functions: ["service"] }], record)).toBeNull();
  expect(unitOfSender([{ units: ["north", "below"], functions: null }], record)).toBe("north");
});
