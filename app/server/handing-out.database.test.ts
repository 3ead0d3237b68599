import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { findIdentity } from "@firsthand/engage/identities";
import { acceptDeliveries } from "@firsthand/engage/listen";
import { transact } from "@firsthand/platform/storage";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { deliveries, erasableLog, world, type ErasableLog } from "./testing/erasable.ts";
import { filesOfZip } from "./testing/zip.ts";

let log: ErasableLog;
let personId: string;
beforeEach(async () => {
  log = await erasableLog();
  await log.accept();
  ({ personId } = await findIdentity(log.db, "ann.smith@example.org"));
});
afterEach(() => log.close());

const data = z.object({
  format: z.literal("firsthand-subject-export"),
  sections: z.array(z.object({ section: z.string(), records: z.array(z.record(z.string(), z.unknown())) })),
});

async function handOut(): Promise<{ id: string; files: Map<string, string> }> {
  const { id } = await log.client.open({ personId, kind: "access" });
  await log.client.export({ id });
  await log.work();
  return { id, files: filesOfZip(await readFile(join(log.directory, "privacy", `${id}.zip`))) };
}

test("everything that she wrote and was written to her is handed out, and nothing of others", async () => {
  const { id, files } = await handOut();
  const { sections } = data.parse(JSON.parse(files.get("data.json") ?? ""));
  const of = (name: string) => sections.filter(({ section }) => section === name).flatMap(({ records }) => records);
  expect(of("messages").map(({ text }) => text)).toEqual([
    "Hello, my purple kettle leaks a lot. Ann Smith",
    "Dear Ann Smith, we are sorry about the kettle.",
    "Is anybody there?",
    "My purple kettle leaks",
  ]);
  expect(of("identities").length).toBe(4);
  expect(of("deliveries").length).toBe(5);
  const all = [...files.values()].join("\n");
  for (const foreign of ["bob@example.net", "cid@example.com", "dora@example.com", "Jo Brand", "the floor is wet"])
    expect([foreign, all.includes(foreign)]).toEqual([foreign, false]);
  expect([...files.keys()].toSorted()).toEqual(["data.html", "data.json"]);
  expect((await log.client.request({ id })).export?.bytes).toBeGreaterThan(500);
  expect((await readdir(join(log.directory, "privacy"))).toSorted()).toEqual([`${id}.zip`]);
});

test("mails are handed out as they came", async () => {
  await sql`update delivery set raw = '\\x4142'::bytea where record ->> 'text' = 'Is anybody there?'`.execute(log.db);
  const { files } = await handOut();
  expect([...files].filter(([name]) => name.startsWith("files/")).map(([, text]) => text)).toEqual(["AB"]);
});

test("what she wrote is text on the page, whatever it looks like", async () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)> "' &amp;`;
  const [first] = deliveries;
  const item = first?.items[0];
  if (!first || item?.status !== "understood") throw new Error("the log has changed");
  const record = { ...item.record, externalId: "evil", text: hostile, subject: hostile };
  await transact(log.db, (tx) =>
    acceptDeliveries(tx, world, { source: first.source, items: [{ ...item, record }], importId: null }),
  );
  const page = (await handOut()).files.get("data.html") ?? "";
  expect(page).toContain(
    "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#39; &amp;amp;",
  );
  expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/i);
});

test("the file goes after seven days", async () => {
  const { id } = await handOut();
  const path = join(log.directory, "privacy", `${id}.zip`);
  await log.tidy();
  expect(existsSync(path)).toBe(true);
  await sql`update privacy_request set export_until = ${new Date(world.now.getTime() - 1)}`.execute(log.db);
  expect((await log.client.request({ id })).export).toBeNull();
  await log.tidy();
  expect(existsSync(path)).toBe(false);
});

test("the file goes with her when she is erased", async () => {
  const { id } = await handOut();
  const erase = await log.client.open({ personId, kind: "erase" });
  await log.client.erase({ id: erase.id, confirm: "erase" });
  await log.work();
  expect(await readdir(join(log.directory, "privacy"))).toEqual([]);
  expect((await log.client.request({ id })).export).toBeNull();
});

test("a hold forbids an erasure, an address of several people is nobody's, and no word is no confirmation", async () => {
  const { id } = await log.client.open({ personId, kind: "erase" });
  await expect(log.client.erase({ id, confirm: "yes" as "erase" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  log.hold("a court asked for it");
  expect((await log.client.preview({ id })).held).toEqual([{ holdId: "hold", why: "a court asked for it" }]);
  await expect(log.client.erase({ id, confirm: "erase" })).rejects.toMatchObject({ code: "erasure_held" });
  log.hold(undefined);
  await sql`update identity set sharing = 'shared'`.execute(log.db);
  await expect(log.client.erase({ id, confirm: "erase" })).rejects.toMatchObject({ code: "shared_identity" });
  const { id: access } = await log.client.open({ personId, kind: "access" });
  await expect(log.client.erase({ id: access, confirm: "erase" })).rejects.toMatchObject({
    code: "other_privacy_request",
  });
});

test("a request is due a month after it came, and three where it takes longer", async () => {
  const opened = await log.client.open({ personId, kind: "access", receivedAt: "2026-05-10T08:00:00.000Z" });
  expect(opened).toMatchObject({ dueAt: "2026-06-10T08:00:00.000Z", overdue: true, state: "open", madeBy: "Pia" });
  const longer = await log.client.extend({ id: opened.id, why: "it is a lot" });
  expect(longer).toMatchObject({ dueAt: "2026-08-10T08:00:00.000Z", overdue: false, extendedWhy: "it is a lot" });
  await expect(
    log.client.open({ personId, kind: "access", receivedAt: "2026-07-10T08:00:00.000Z" }),
  ).rejects.toMatchObject({ code: "received_in_future" });
  const other = await log.client.open({ personId, kind: "erase", receivedAt: "2026-06-01T08:00:00.000Z" });
  expect((await log.client.list({})).rows.map(({ id }) => id)).toEqual([other.id, opened.id]);
  await log.client.end({ id: opened.id, state: "refused", why: "not them" });
  await expect(log.client.end({ id: opened.id, state: "done", why: "again" })).rejects.toMatchObject({
    code: "privacy_request_ended",
  });
  expect((await log.client.list({ state: "ended" })).rows).toMatchObject([{ id: opened.id, endedWhy: "not them" }]);
});
