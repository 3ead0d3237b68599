import type { Permission, Reach } from "@firsthand/kernel/permissions";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";

import { says, smallLog, type SmallLog } from "../conversations/testing/small-log.ts";
import { findIdentity } from "./queries/show-person.ts";
import { linkIdentities } from "./commands/link-identities.ts";
import { createPeopleRouter } from "./routes.ts";

let log: SmallLog;
let inKettla = "";
let inBrinka = "";

/** One customer who wrote to Kettla as one and to Brinka as another, and was joined by hand. */
beforeAll(async () => {
  log = await smallLog();
  const written = [
    ["a", "Kettla", { email: "cleo@kettla.example", name: "Cleo" }],
    ["b", "Brinka", { email: "secret@brinka.example", name: "Cleopatra Brinkmann" }],
  ] as const;
  for (const [index, [id, unit, author]] of written.entries())
    await log.accept([says(id, id, index * 10, { unit, author, text: "hello" })]);
  [inKettla, inBrinka] = [
    (await findIdentity(log.db, "cleo@kettla.example")).identityId,
    (await findIdentity(log.db, "secret@brinka.example")).identityId,
  ];
  const at = new Date("2026-01-03T00:00:00Z");
  const link = { fromId: inKettla, toId: inBrinka, reason: "said so at Brinka: call +49 30 2312501", by: "Ann", at };
  await transact(log.db, (tx) => linkIdentities(tx, link));
});
afterAll(() => log.drop());

function asked(reachOf: (permission: Permission) => Reach) {
  const context = { db: log.db, now: () => new Date("2026-01-04T00:00:00Z"), asker: { name: "Eva", reach: reachOf } };
  return createRouterClient(createPeopleRouter(), { context });
}
const kettla: Reach = [{ units: ["Kettla"], functions: null }];

test("who sees a customer of one unit is not told how another unit knows them", async () => {
  const shown = await asked(() => kettla).show({ id: inKettla });
  expect(shown.identities.map(({ value }) => value)).toEqual(["cleo@kettla.example"]);
  expect(shown).toMatchObject({ name: "Cleo", links: [], conversations: 1 });
  expect(JSON.stringify(shown)).not.toMatch(/brink/i);
  expect(await asked(() => kettla).show({ id: inBrinka })).toEqual(shown);
  const whole = await asked(() => "all").show({ id: inKettla });
  expect(whole).toMatchObject({ name: "Cleopatra Brinkmann", conversations: 2 });
  expect([whole.identities.length, whole.links.length]).toEqual([2, 1]);
});

test("personal data are shown of the identity that wrote where they are shown, and of no other", async () => {
  const shown = await asked((permission) => (permission === "personal.unmask" ? kettla : "all")).show({ id: inKettla });
  expect(new Set(shown.identities.map(({ value }) => value))).toEqual(
    new Set(["cleo@kettla.example", "s•••@brinka.example"]),
  );
  expect(JSON.stringify(shown)).not.toMatch(/secret|Brinkmann|2312501/);
});
