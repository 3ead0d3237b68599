import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Attachment, Delivered } from "@firsthand/connect/records";
import { inspectFile } from "@firsthand/connect/files";
import {
  attachmentsPlainRoutes,
  clearLeaving,
  createAttachmentsRouter,
  USUAL_LIMITS,
} from "@firsthand/engage/attachments";
import { findIdentity } from "@firsthand/engage/identities";
import { acceptDeliveries, keptWords, openImport, runImport } from "@firsthand/engage/listen";
import { makeBackup, runDrill } from "@firsthand/govern/keeping";
import { readConfig } from "@firsthand/platform/config";
import { createFiles } from "@firsthand/platform/files";
import { transact } from "@firsthand/platform/storage";
import { createRouterClient } from "@orpc/server";
import { fastify } from "fastify";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";

import { keepingGround } from "../keeping.ts";
import { erasableLog, helpdesk, placesOf, says, world, type ErasableLog } from "./testing/erasable.ts";
import { filesOfZip } from "./testing/zip.ts";

let log: ErasableLog;
const files = () => createFiles({ dataDirectory: log.directory });
const keeping = () => ({ ...world, attachments: { files: files(), ...USUAL_LIMITS } });
beforeEach(async () => {
  log = await erasableLog();
  await log.accept();
});
afterEach(() => log.close());

const file = (name: string, text: string): Attachment => ({
  name,
  type: "text/plain",
  bytes: Buffer.from(text),
  inline: false,
});

const carrying = (item: Delivered, ...attachments: Attachment[]): Delivered =>
  item.status === "understood" ? { ...item, attachments } : item;

async function accept(...items: readonly Delivered[]): Promise<void> {
  await transact(log.db, (tx) => acceptDeliveries(tx, keeping(), { source: helpdesk, items, importId: null }));
}

const ann = { email: "ann.smith@example.org", emailVerified: true };
const bob = { email: "bob@example.net", name: "Bob Jones" };
const ofAnn = says("f1", 10, { thread: "t1", author: ann, text: "See the letter." });
const ofBob = says("f2", 11, { thread: "t1", author: bob, text: "See mine." });
const letter = file("letter of Ann Smith.txt", "the purple kettle and I");
const shared = file("shared.txt", "the terms that everybody gets");

const onDisk = (): number =>
  readdirSync(join(log.directory, "files"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /[0-9a-f]{64}$/.test(path),
  ).length;

/** Somebody who may see everything, asking over HTTP. */
function reader(conversation: string) {
  const asker = { reach: () => "all" as const };
  const client = createRouterClient(createAttachmentsRouter(), { context: { db: log.db, asker } });
  return {
    listed: async () => (await client.list({ id: conversation })).rows,
    opened: async (id: string) => {
      const app = fastify();
      app.setErrorHandler((error, _request, reply) => reply.send({ code: Reflect.get(Object(error), "code") }));
      const everything = { askerOf: async () => ({ ...asker, id: "1", name: "Al", kind: "person" as const, may: [] }) };
      attachmentsPlainRoutes({ db: log.db, files: files() })(app, everything);
      const answer: unknown = (await app.inject({ url: `/api/attachments/${id}` })).json();
      await app.close();
      return Reflect.get(Object(answer), "code") as unknown;
    },
  };
}

async function nameOfFiles(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from attachment order by name`.execute(log.db);
  return rows.map(({ name }) => name);
}

async function request(kind: "access" | "erase"): Promise<string> {
  const { personId } = await findIdentity(log.db, "ann.smith@example.org");
  const { id } = await log.client.open({ personId, kind });
  if (kind === "access") await log.client.export({ id });
  else await log.client.erase({ id, confirm: "erase" });
  await log.work();
  return id;
}

test("files of a customer are handed out with everything else, and none of others", async () => {
  await accept(carrying(ofAnn, letter, shared), carrying(ofBob, file("of bob.txt", "his own words")));
  const id = await request("access");
  const zip = filesOfZip(await readFile(join(log.directory, "privacy", `${id}.zip`)));
  const texts = [...zip].filter(([name]) => name.startsWith("files/")).map(([, text]) => text);
  expect(texts.toSorted()).toEqual(["the purple kettle and I", "the terms that everybody gets"]);
});

test("erased, a file is gone from the disk, unless somebody else sent the same; names of others lose theirs", async () => {
  await accept(carrying(ofAnn, letter, shared), carrying(ofBob, shared, file("to Ann Smith.txt", "hello")));
  expect(onDisk()).toBe(3);
  await request("erase");
  expect(await nameOfFiles()).toEqual(["shared.txt", "to [erased].txt"]);
  expect(await clearLeaving(log.db, files())).toBe(1);
  expect(onDisk()).toBe(2);
  await log.index();
  expect(await placesOf(log.db, "letter of Ann Smith")).toEqual([]);
  // What was erased does not come back with the same message.
  await accept(carrying(ofAnn, letter, shared));
  expect(await nameOfFiles()).toEqual(["shared.txt", "to [erased].txt"]);
  expect(onDisk()).toBe(2);
});

test("while a customer is restricted, their files are neither listed nor given", async () => {
  await accept(carrying(ofAnn, letter), carrying(ofBob, shared));
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from message_kept m join attachment a on a.message_id = m.message_id limit 1`.execute(
    log.db,
  );
  const { listed, opened } = reader(rows[0]?.id ?? "");
  const before = await listed();
  expect(before.length).toBeGreaterThan(0);
  const { personId } = await findIdentity(log.db, "ann.smith@example.org");
  const { id } = await log.client.open({ personId, kind: "restrict", note: "by telephone" });
  await log.client.restrict({ id, why: "she disputes it" });
  const own = before.find(({ name }) => name === letter.name)?.id ?? "";
  expect((await listed()).map(({ name }) => name)).not.toContain(letter.name);
  expect(await opened(own)).toBe("data_restricted");
  await log.client.lift({ id, why: "it was right after all", toldAt: world.now.toISOString() });
  expect(await listed()).toEqual(before);
});

test("when the words of a message have been kept long enough, its files go with them", async () => {
  await accept(carrying(ofAnn, letter));
  const { rows } = await sql<{ channel: string; unit: string | null }>`
    select distinct channel, unit from message_kept`.execute(log.db);
  const due = {
    cells: rows.map((cell) => ({ ...cell, before: new Date("2027-01-01") })),
    held: { conversationIds: [], identityIds: [], scopes: [] },
  };
  await transact(log.db, (tx) => keptWords.clear(tx, due, { after: undefined, limit: 1000, at: world.now }));
  expect(await nameOfFiles()).toEqual([]);
  expect(await clearLeaving(log.db, files())).toBe(1);
});

test("a mail that is imported brings its files, and once more the same ones", async () => {
  const path = join(log.directory, "a.eml");
  const part = (name: string, body: string) =>
    `--b\r\nContent-Type: application/pdf; name="${name}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString("base64")}\r\n`;
  await writeFile(
    path,
    "From: Cid <cid@example.com>\r\nTo: help@shop.example\r\nSubject: Hello\r\nMessage-ID: <1@example.com>\r\n" +
      "Date: Mon, 01 Jun 2026 10:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
      `--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n${part("../x.pdf", "%PDF-1.7")}${part("y.exe", "MZ\0\0\0")}--b--\r\n`,
  );
  for (const _ of [1, 2]) {
    const inspected = await inspectFile(path, {});
    const { declaration, context, fingerprint } = inspected;
    const begun = { declaration, name: "a.eml", fingerprint, context };
    const opened = await transact(log.db, (tx) => openImport(tx, keeping(), begun));
    const signal = new AbortController().signal;
    await runImport(log.db, keeping(), { file: inspected, opened, signal });
  }
  const { rows } = await sql`select position, name, type, danger from attachment order by position`.execute(log.db);
  expect(rows).toEqual([
    { position: 0, name: "x.pdf", type: "application/pdf", danger: null },
    { position: 1, name: "y.exe", type: "application/vnd.microsoft.portable-executable", danger: "program" },
  ]);
});

test("a backup has the files beside it, a drill looks at each, and misses one that is gone", async () => {
  await accept(carrying(ofAnn, letter, shared));
  const config = readConfig({ DATA_DIR: log.directory, DATABASE_URL: log.url }, { cwd: log.directory });
  const ground = keepingGround(log.db, config, () => new Date());
  await makeBackup(ground, { by: "Ada" });
  const copies = join(log.directory, "backups", "firsthand-files");
  const all = () =>
    readdirSync(copies, { recursive: true, encoding: "utf8" }).filter((path) => /[0-9a-f]{64}\./.test(path));
  expect(all()).toHaveLength(2);
  await runDrill(ground, { by: "Ada" });
  await writeFile(join(copies, all()[0] ?? ""), "damaged");
  await expect(runDrill(ground, { by: "Ada" })).rejects.toMatchObject({ code: "backup_files_missing" });
});
