import { findIdentity, linkIdentities, undoLink } from "@firsthand/engage/identities";
import { transact } from "@firsthand/platform/storage";
import { beforeEach, describe, expect, test } from "vitest";

import { openKeptLog, words, type KeptLog } from "./testing/kept-log.ts";

let log: KeptLog;
beforeEach(async () => {
  log = await openKeptLog();
});

const identities = { ...words, field: "identities", months: 3 } as const;

/** Everybody who is known by a name or an address, and how many keys lead to somebody. */
async function known() {
  const { rows } = await log.database.pool.query<{ who: string }>(
    "select coalesce(value, name) as who from identity where value is not null or name is not null order by 1",
  );
  const { rows: keys } = await log.database.pool.query("select 1 from identity_key");
  return { who: rows.map(({ who }) => who), keys: keys.length };
}

async function previewed() {
  await log.client.preview({ withInactive: false });
  return await log.run();
}

/** Takes all words of Anna out, and of Ben those of a year ago. */
async function wordsGo(): Promise<void> {
  const rule = await log.client.rules.make(words);
  await previewed();
  await log.client.rules.remove({ id: rule.id, ifVersion: 1 });
}

describe("who customers are", () => {
  test("goes once no words of theirs are left for the time of the rule; figures stay, and who answers", async () => {
    await log.client.rules.make(identities);
    expect(await previewed()).toBeUndefined();
    await wordsGo();
    expect(await previewed()).toBeUndefined();
    log.setNow("2026-09-16T10:00:00Z");
    expect((await log.client.preview({ withInactive: false })).items).toEqual([]);
    log.setNow("2026-09-18T10:00:00Z");
    const before = await log.facts();
    const preview = await log.client.preview({ withInactive: false });
    expect(preview.items).toMatchObject([
      {
        field: "identities",
        channel: null,
        unit: null,
        months: 3,
        due: 1,
        held: 0,
        newest: "2026-06-17T10:00:00.000Z",
      },
    ]);
    expect(preview.kept).toEqual([{ field: "identities", rows: 1 }]);
    expect(await log.run()).toMatchObject({ state: "done", cleared: 1, items: preview.items });
    expect(await known()).toEqual({ who: ["ben@example.org", "u1"], keys: 2 });
    expect(await log.facts()).toEqual(before);
    expect(await log.accept()).toMatchObject({ accepted: 0, repeated: 5 });
    expect((await known()).who).not.toContain("anna@example.org");
  });

  test("is never taken out unseen, nor while a hold or a restriction keeps it", async () => {
    const { identityId: personId } = await findIdentity(log.database.db, "anna@example.org");
    await wordsGo();
    log.setNow("2027-01-01T00:00:00Z");
    await log.client.rules.make(identities);
    expect(await log.run()).toMatchObject({ state: "stopped", cleared: 0 });
    const hold = await log.client.holds.make({ what: { kind: "person", personId }, why: "a claim" });
    expect(await previewed()).toMatchObject({ state: "done", cleared: 0, items: [{ due: 1, held: 1 }] });
    await log.client.holds.lift({ id: hold.id });
    const scope = { kind: "scope", channel: null, unit: "Kiel", since: null, until: null } as const;
    const held = await log.client.holds.make({ what: scope, why: "a claim" });
    expect(await previewed()).toMatchObject({ cleared: 0, items: [{ due: 1, held: 1 }] });
    await log.client.holds.lift({ id: held.id });
    expect(await previewed()).toMatchObject({ cleared: 1 });
  });

  test("stays while it is known what they agree to, or another identity of theirs has words", async () => {
    const { identityId: anna } = await findIdentity(log.database.db, "anna@example.org");
    const { identityId: ben } = await findIdentity(log.database.db, "ben@example.org");
    await wordsGo();
    log.setNow("2027-01-01T00:00:00Z");
    await log.client.rules.make(identities);
    const due = async () => (await log.client.preview({ withInactive: false })).items.map((item) => item.due);
    expect(await due()).toEqual([1]);
    const both = { fromId: anna, toId: ben, by: "Ada", at: new Date("2027-01-01T00:00:00Z"), reason: "she said so" };
    await transact(log.database.db, (tx) => linkIdentities(tx, both));
    expect(await due()).toEqual([]);
    await transact(log.database.db, (tx) => undoLink(tx, both));
    expect(await due()).toEqual([1]);
    await log.database.pool.query(
      `insert into consent_event (home, event_id, identity_id, purpose_id, purpose_version, channel, state, source, at,
         by_name, recorded_at) values (0, gen_random_uuid(), $1, 'news', 1, 'email', 'given', 'agent', now(), 'Ada', now())`,
      [anna],
    );
    expect(await due()).toEqual([]);
  });

  test("stays for the time of the rule from when another system last told of them, and goes with what it told", async () => {
    const { identityId: anna } = await findIdentity(log.database.db, "anna@example.org");
    await wordsGo();
    await log.database.pool.query(
      `insert into person_profile (home, profile_id, kind, source, external_id, version, at, content_hash, state,
         identity_id, attributes, received_at) values (0, gen_random_uuid(), 'record', 'crm', 'c-17', 1, '2026-06-01',
         gen_random_uuid(), 'here', $1, '{"Tier": ["gold", 0]}', '2026-12-20')`,
      [anna],
    );
    await log.client.rules.make(identities);
    log.setNow("2027-01-01T00:00:00Z");
    expect((await log.client.preview({ withInactive: false })).items).toEqual([]);
    log.setNow("2027-03-25T00:00:00Z");
    expect(await previewed()).toMatchObject({ state: "done", cleared: 1 });
    const { rows } = await log.database.pool.query("select state, external_id, attributes from person_profile");
    expect(rows).toEqual([{ state: "cleared", external_id: null, attributes: {} }]);
  });
});
