import { findIdentity } from "@firsthand/engage/identities";
import { heldBecause } from "@firsthand/govern/retention";
import { beforeEach, describe, expect, test } from "vitest";

import { openKeptLog, words, type KeptLog } from "./testing/kept-log.ts";

let log: KeptLog;
beforeEach(async () => {
  log = await openKeptLog();
});

describe("a hold", () => {
  const everything = { ...words, field: "everything", months: 1 } as const;

  test("on a person keeps all that is theirs, also what the organisation wrote to them, until it is lifted", async () => {
    const { identityId: personId } = await findIdentity(log.database.db, "anna@example.org");
    const hold = await log.client.holds.make({ what: { kind: "person", personId }, why: "a claim" });
    await log.client.rules.make(everything);
    await log.client.preview({ withInactive: false });
    await log.run();
    expect(await log.bodies()).toEqual(["My kettle is terrible.", "Sorry about the kettle.", "", "Where is my lamp?"]);
    expect(await log.needle("kettle")).toEqual(["interaction", "delivery"]);
    await log.client.holds.lift({ id: hold.id });
    await expect(log.client.holds.lift({ id: hold.id })).rejects.toMatchObject({ code: "hold_over" });
    await log.client.preview({ withInactive: false });
    await log.run();
    expect(await log.needle("kettle")).toEqual([]);
  });

  test("on a unit keeps what is below it, one on a time what was said in it", async () => {
    await log.database.pool.query(
      `insert into unit (name, parent, kind, version, changed_at, changed_by)
       values ('Nord', null, 'other', 1, now(), 'Ada'), ('Kiel', 'Nord', 'other', 1, now(), 'Ada')`,
    );
    const scope = { kind: "scope", channel: null, unit: null, since: null, until: null } as const;
    await log.client.holds.make({ what: { ...scope, unit: "Nord" }, why: "a claim" });
    await log.client.rules.make(words);
    await log.client.preview({ withInactive: false });
    await log.run();
    expect(await log.bodies()).toEqual(["My kettle is terrible.", "Sorry about the kettle.", "", "Where is my lamp?"]);
    const time = { since: "2024-01-10T09:30:00Z", until: "2024-01-10T10:30:00Z" };
    await log.client.holds.make({ what: { ...scope, ...time }, why: "a claim", endsAt: "2026-06-18T00:00:00Z" });
    const first = (await log.client.holds.list()).find(({ what }) => what.kind === "scope" && what.unit === "Nord");
    await log.client.holds.lift({ id: first?.id ?? "" });
    await log.client.preview({ withInactive: false });
    await log.run();
    expect(await log.bodies()).toEqual(["", "Sorry about the kettle.", "", "Where is my lamp?"]);
    log.setNow("2026-06-18T00:00:00Z");
    await log.run();
    expect(await log.bodies()).toEqual(["", "", "", "Where is my lamp?"]);
  });

  test("says why somebody may not be erased", async () => {
    const { identityId } = await findIdentity(log.database.db, "anna@example.org");
    const { identityId: other } = await findIdentity(log.database.db, "ben@example.org");
    const { rows } = await log.database.pool.query<{ id: string; conversation: string }>(
      "select interaction_id as id, conversation_id as conversation from interaction where channel = 'email' order by at limit 2",
    );
    const annas = {
      identityIds: [identityId],
      conversationIds: rows.map((row) => row.conversation),
      messageIds: rows.map(({ id }) => id),
    };
    const bens = { identityIds: [other], conversationIds: [], messageIds: [] };
    await log.client.holds.make({ what: { kind: "person", personId: identityId }, why: "a claim" });
    const span = { kind: "scope", channel: "email", unit: null, since: null, until: "2025-01-01T00:00:00Z" } as const;
    await log.client.holds.make({ what: span, why: "an audit", endsAt: "2026-06-18T00:00:00Z" });
    const whys = async (subject: typeof annas) =>
      (await heldBecause(log.database.db, log.ground, subject))
        .map(({ why }) => why)
        .toSorted((a, b) => (a < b ? -1 : 1));
    expect([await whys(annas), await whys(bens)]).toEqual([["a claim", "an audit"], []]);
    log.setNow("2026-06-18T00:00:00Z");
    expect(await whys(annas)).toEqual(["a claim"]);
  });

  test("of nothing, of nobody and of no conversation is refused", async () => {
    const scope = { kind: "scope", channel: null, unit: null, since: null, until: null } as const;
    const id = "01998f3e-7c1a-7abc-8def-0123456789ab";
    const make = log.client.holds.make;
    await expect(make({ what: scope, why: "x" })).rejects.toMatchObject({ code: "empty_hold" });
    await expect(make({ what: { kind: "person", personId: id }, why: "x" })).rejects.toMatchObject({
      code: "unknown_person",
    });
    await expect(make({ what: { kind: "conversation", conversationId: id }, why: "x" })).rejects.toMatchObject({
      code: "unknown_conversation",
    });
  });

  test("is what a restriction comes to, for all who are one person with the customer, until it is lifted", async () => {
    const { identityId } = await findIdentity(log.database.db, "anna@example.org");
    await log.database.pool.query(
      `insert into restriction (request_id, identity_ids, since, by_name, why)
       values (gen_random_uuid(), $1, now(), 'Pia', 'she asked')`,
      [[identityId]],
    );
    await log.client.rules.make(everything);
    const preview = await log.client.preview({ withInactive: false });
    expect(preview.items.some(({ field, held }) => field === "words" && held > 0)).toBe(true);
    await log.run();
    expect(await log.bodies()).toEqual(["My kettle is terrible.", "Sorry about the kettle.", "", "Where is my lamp?"]);
    // Erasing at the customer's own wish is not forbidden by it.
    const hers = { identityIds: [identityId], conversationIds: [], messageIds: [] };
    expect(await heldBecause(log.database.db, log.ground, hers)).toEqual([]);
    await log.database.pool.query("update restriction set lifted_at = now()");
    await log.client.preview({ withInactive: false });
    await log.run();
    expect(await log.needle("kettle")).toEqual([]);
  });
});
