import { transact } from "@firsthand/platform/storage";
import { expect, test } from "vitest";

import { bringAnswers, findOwners, removeAnswersOf, type BroughtAnswer } from "./index.ts";
import { idOf, openDesk, standing, type Desk } from "./testing/fixture.ts";

const noor = { id: "sample:noor", name: "Noor" };
const bent = { id: "sample:bent", name: "Bent" };
const at = new Date("2026-02-01T09:00:00Z");

const answer = (criterion: string): BroughtAnswer => ({
  criterion,
  unit: null,
  met: true,
  words: "so it is",
  link: "https://intranet.example.org/page",
  by: noor,
  at,
  expiresAt: new Date("2027-02-01T09:00:00Z"),
  signed: { by: bent, at },
  checked: { by: bent, at },
});

const rows = async ({ database }: Desk) => {
  const { rows: found } = await database.pool.query<{ line: string }>(
    `select to_jsonb(a)::text as line from attestation a union all
     select to_jsonb(o)::text from attestation_owner o order by 1`,
  );
  return found.map(({ line }) => line);
};

const bring = (desk: Desk, ...criteria: string[]) =>
  transact(desk.database.db, (tx) => bringAnswers(tx, criteria.map(answer)));

test("brought answers count like any, once, and go without a trace", async () => {
  const desk = await openDesk();
  await bring(desk, "budget", "charter");
  const once = await rows(desk);
  await bring(desk, "budget", "charter");
  expect(await rows(desk)).toEqual(once);
  expect(once).toHaveLength(4);
  expect(await standing(desk, "charter")).toMatchObject({ answer: { by: noor, proof: "checked", signedBy: "Bent" } });
  await transact(desk.database.db, (tx) => removeAnswersOf(tx, "sample:"));
  expect(await rows(desk)).toEqual([]);
});

test("they never take the place of what somebody really answered or is named to answer", async () => {
  const desk = await openDesk();
  const id = idOf(await desk.give("Ann", { met: false }));
  await desk.ask("Ada", "PUT", "/owners/vision", { owner: "2" });
  const before = await rows(desk);
  await bring(desk, "budget", "charter", "vision");
  expect(await standing(desk, "budget")).toMatchObject({ answer: { id, met: false } });
  expect(await standing(desk, "vision")).toBeUndefined();
  await transact(desk.database.db, (tx) => removeAnswersOf(tx, "sample:"));
  expect(await rows(desk)).toEqual(before);
});

test("invented owners are in nobody's way, and what was answered after them stays when they go", async () => {
  const desk = await openDesk();
  await bring(desk, "budget");
  const listed = await desk.ask("Ann", "GET", "?criterion=budget");
  const [brought] = listed.body["answers"] as readonly { id: string }[];
  const given = await desk.give("Ann", { met: false, ifNewest: brought?.id });
  expect(given.status).toBe(200);
  await transact(desk.database.db, (tx) => removeAnswersOf(tx, "sample:"));
  expect(await standing(desk, "budget")).toMatchObject({ answer: { id: idOf(given) } });
  expect((await findOwners(desk.database.db)).get("budget")?.name).toBe("Ann");
});
