import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { Delivered } from "../../records/index.ts";
import { sourceDeclaration, sourceRecord } from "../../records/index.ts";
import type { Fate, IngestGround } from "../ground.ts";
import { createIntake, usualLimits } from "./create-intake.ts";

const source = sourceDeclaration.parse({ name: "s", channel: "c", visibility: "private", threading: "explicit" });
const at = "2026-01-01T00:00:00Z";

function thing(externalId: string): Delivered {
  const record = sourceRecord.parse({ externalId, at, direction: "in", channel: "c" });
  return { status: "understood", position: { record: 1, line: 1 }, record };
}
const share = (ids: readonly string[], bytes = 100) => ({ source, items: ids.map(thing), bytes: bytes * ids.length });
const idOf = (item: Delivered): string => (item.status === "understood" ? (item.record.externalId ?? "") : "kept");

/** A log that stores when it is let, and refuses a whole transaction with something poisoned in it. */
function slowLog() {
  const begun: { ids: string[]; finish: () => void }[] = [];
  const ground: Pick<IngestGround, "accept" | "prepare" | "isOutage"> = {
    prepare: async () => {},
    isOutage: (error) => error instanceof Error && error.message === "away",
    accept: (_, items) =>
      new Promise((resolve, reject) => {
        const ids = items.map(idOf);
        const fates = (): Fate[] =>
          items.map((item) =>
            item.status === "rejected" ? { status: "quarantined", reason: item.reason } : { status: "accepted" },
          );
        const finish = () => {
          if (ids.includes("away")) reject(new Error("away"));
          else if (ids.includes("poison")) reject(new Error("value too long"));
          else resolve(fates());
        };
        begun.push({ ids, finish });
      }),
  };
  return { ground, begun };
}

const settled = () => sleep(1);

test("what comes while something is being stored is stored together, and each hears of its own", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 1 }, () => 0);
  const answers = [["a"], ["b", "c"], ["d"]].map((ids) => intake.store(share(ids), { wait: false }));
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["a"]]);
  begun[0]?.finish();
  await settled();
  expect(begun[1]?.ids).toEqual(["b", "c", "d"]);
  begun[1]?.finish();
  expect((await Promise.all(answers)).map((fates) => fates.length)).toEqual([1, 2, 1]);
});

test("what is large is stored apart: others that came later are through before it is", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 1 }, () => 0);
  const order: string[] = [];
  const large = intake
    .store(share(["large"], usualLimits.largeBytes + 1), { wait: false })
    .then(() => order.push("large"));
  const next = intake
    .store(share(["larger"], usualLimits.largeBytes + 1), { wait: false })
    .then(() => order.push("larger"));
  const small = ["a", "b"].map((id) => intake.store(share([id]), { wait: false }).then(() => order.push(id)));
  await settled();
  for (let round = 0; round < 3; round++) {
    for (const { ids, finish } of begun) if (!ids[0]?.startsWith("large")) finish();
    await settled();
  }
  await Promise.all(small);
  expect(order).toEqual(["a", "b"]);
  expect(begun.filter(({ ids }) => ids[0]?.startsWith("large"))).toHaveLength(1);
  for (let round = 0; round < 2; round++) {
    for (const { finish } of begun) finish();
    await settled();
  }
  await Promise.all([large, next]);
  expect(order).toEqual(["a", "b", "large", "larger"]);
});

test("one poisoned record is kept; those that it came with are stored, and others are through before", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 1 }, () => 0);
  const order: string[] = [];
  const first = intake.store(share(["first"]), { wait: false });
  const poisoned = intake.store(share(["x", "poison", "y"]), { wait: false }).then((fates) => {
    order.push("poisoned");
    return fates;
  });
  const innocent = intake.store(share(["innocent"]), { wait: false }).then(() => order.push("innocent"));
  await settled();
  begun[0]?.finish();
  await first;
  await settled();
  expect(begun[1]?.ids).toEqual(["x", "poison", "y", "innocent"]);
  begun[1]?.finish();
  await settled();
  const later = intake.store(share(["later"]), { wait: false }).then(() => order.push("later"));
  for (let done = 2; done < 12; done++) {
    await settled();
    // The newest first: nobody waits for the search for the poison.
    begun.findLast(({ ids }) => ids.includes("later") || ids.includes("innocent"))?.finish();
    begun[done]?.finish();
  }
  const fates = await poisoned;
  expect(fates.map(({ status }) => status)).toEqual(["accepted", "quarantined", "accepted"]);
  await Promise.all([innocent, later]);
  expect(order.indexOf("later")).toBeLessThan(order.indexOf("poisoned"));
});

test("while the database is away everybody is told, and nothing is blamed on a record", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 1 }, () => 0);
  const one = intake.store(share(["away", "b"]), { wait: false });
  await settled();
  begun[0]?.finish();
  await expect(one).rejects.toThrow("away");
  expect(begun).toHaveLength(1);
});

test("past its limit it says when to come again, and takes more as soon as there is room", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 1, waitingBytes: 250 }, () => 0);
  const taken = ["a", "b", "c"].map((id) => intake.store(share([id]), { wait: false }));
  const failure = { code: "ingest_busy", status: 429, details: { retryAfterSeconds: expect.any(Number) } };
  expect(() => intake.checkRoom()).toThrow(expect.objectContaining(failure));
  await expect(intake.store(share(["d"]), { wait: false })).rejects.toMatchObject(failure);
  const patient = intake.store(share(["e"]), { wait: true });
  await settled();
  begun[0]?.finish();
  await settled();
  begun[1]?.finish();
  await Promise.all(taken);
  expect(() => intake.checkRoom()).not.toThrow();
  await settled();
  begun[2]?.finish();
  expect(await patient).toEqual([{ status: "accepted" }]);
});

const inThread = (id: string, thread: string): Delivered => {
  const item = thing(id);
  return item.status === "understood" ? { ...item, record: { ...item.record, thread } } : item;
};

test("what touches the same thread is written one after the other, and others go first", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 2, together: 1 }, () => 0);
  const ways = [
    ["a", "t1"],
    ["b", "t1"],
    ["c", "t2"],
  ] as const;
  const answers = ways.map(([id, thread]) =>
    intake.store({ source, items: [inThread(id, thread)], bytes: 100 }, { wait: false }),
  );
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["a"], ["c"]]);
  begun[0]?.finish();
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["a"], ["c"], ["b"]]);
  for (const { finish } of begun) finish();
  expect(await Promise.all(answers)).toHaveLength(3);
});

test("few things wait for the one before them and then go together, those of another source at once", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 2 }, () => 0);
  const send = (id: string, thread: string, from = source) =>
    intake.store({ source: from, items: [inThread(id, thread)], bytes: 100 }, { wait: false });
  const answers = [send("a", "t1"), send("b", "t1"), send("c", "t2"), send("d", "t3", { ...source, name: "another" })];
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["a"], ["d"]]);
  begun[0]?.finish();
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["a"], ["d"], ["b", "c"]]);
  for (const { finish } of begun) finish();
  expect(await Promise.all(answers)).toHaveLength(4);
});

test("an answer waits for what it answers, a message of another source for neither", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 3, together: 1 }, () => 0);
  const asked = thing("asked");
  const answer = thing("answer");
  const item =
    answer.status === "understood" ? { ...answer, record: { ...answer.record, parents: ["asked"] } } : answer;
  const other = { ...source, name: "another" };
  const answers = [
    { source, items: [asked], bytes: 100 },
    { source, items: [item], bytes: 100 },
    { source: other, items: [item], bytes: 100 },
  ].map((one) => intake.store(one, { wait: false }));
  await settled();
  expect(begun.map(({ ids }) => ids)).toEqual([["asked"], ["answer"]]);
  for (let round = 0; round < 2; round++) {
    for (const { finish } of begun) finish();
    await settled();
  }
  expect(begun).toHaveLength(3);
  await Promise.all(answers);
});

test("nobody lets others go first for ever", async () => {
  const { ground, begun } = slowLog();
  const intake = createIntake(ground, { ...usualLimits, lanes: 2, together: 1 }, () => 0);
  const send = (id: string, thread: string) =>
    intake.store({ source, items: [inThread(id, thread)], bytes: 100 }, { wait: false });
  const held = send("held", "t1");
  const patient = send("patient", "t1");
  const others = Array.from({ length: 20 }, (_, at) => send(`o${at}`, `own ${at}`));
  await settled();
  // "held" never ends until here; what does not touch its thread flows past the one that does.
  for (let round = 0; round < 20 && !begun.some(({ ids }) => ids.includes("patient")); round++) {
    begun.findLast(({ ids }) => !ids.includes("held"))?.finish();
    await settled();
  }
  const before = begun.findIndex(({ ids }) => ids.includes("patient"));
  expect(before).toBeGreaterThan(1);
  expect(before).toBeLessThan(15);
  for (let round = 0; round < 30; round++) {
    for (const { finish } of begun) finish();
    await settled();
  }
  await Promise.all([held, patient, ...others]);
});
