import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

import type { Attachment, Delivered } from "@firsthand/connect/records";
import { createFiles } from "@firsthand/platform/files";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { acceptDeliveries, clearDeliveries, forgetDeliveries, type AcceptingWorld } from "../listen/index.ts";
import { messageId } from "../conversations/index.ts";
import { declareSource } from "../sources/index.ts";
import { publicSource, record, testWorld, understood, whileOpen } from "../testing/index.ts";
import { clearLeaving, clearUnnamed, deleteAttachments } from "./index.ts";
import { listAttachments } from "./queries/list-attachments.ts";
import { openAttachment } from "./queries/open-attachment.ts";

let database: TestDatabase;
let directory: string;
let world: AcceptingWorld;
const filesIn = () => createFiles({ dataDirectory: directory });
beforeEach(async () => {
  database = await cloneDatabase();
  directory = mkdtempSync(join(tmpdir(), "firsthand-attachments-"));
  world = { ...testWorld(), attachments: { files: filesIn(), mostBytes: 1000, mostPerMessage: 3 } };
  await declareSource(database.db, publicSource, world.now);
});
afterEach(async () => {
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const file = (name: string, bytes: Uint8Array = Buffer.from(name), more: Partial<Attachment> = {}): Attachment => ({
  name,
  type: undefined,
  bytes,
  inline: false,
  ...more,
});

interface Given {
  readonly id: string;
  readonly version?: number;
  readonly files?: readonly Attachment[];
}

function withFiles({ id, version = 0, files = [] }: Given): Delivered {
  const one = understood(
    record({ externalId: id, version, author: { account: `customer of ${id}` }, extra: said(files) }),
  );
  return { ...one, ...(files.length > 0 ? { attachments: files } : {}) } as Delivered;
}

const said = (files: readonly Attachment[]): Record<string, string> =>
  files.length === 0 ? {} : { attachments: files.map(({ name, bytes }) => `${name} ${bytes.length}`).join("; ") };

const accept = async (...items: readonly Delivered[]) =>
  await transact(database.db, (tx) =>
    acceptDeliveries(tx, world, { source: publicSource, items, importId: null, equals: "once" }),
  );

interface Row {
  readonly position: number;
  readonly name: string;
  readonly type: string | null;
  readonly state: string;
  readonly hash: string | null;
}

async function rowsOf(id: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select position, name, type, state, hash from attachment where message_id = ${messageId("birds", id)}
    order by position`.execute(database.db);
  return rows;
}

/** The folder comes with the first file. */
const onDisk = (): string[] =>
  existsSync(join(directory, "files"))
    ? readdirSync(join(directory, "files"), { recursive: true, encoding: "utf8" })
        .flatMap((path) => /[0-9a-f]{64}$/.exec(path)?.[0] ?? [])
        .toSorted()
    : [];

async function conversationOf(id: string): Promise<string> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from interaction where interaction_id = ${messageId("birds", id)}`.execute(database.db);
  return rows[0]?.conversation_id ?? "";
}

const everything = { reach: "all", clear: "all" } as const;

describe("files that come with a message", () => {
  test("are kept once by what is in them, named by their messages", async () => {
    await accept(
      withFiles({ id: "a", files: [file("cat.png", PNG, { type: "text/plain", inline: true }), file("note.txt")] }),
      withFiles({ id: "b", files: [file("../../same cat.png", PNG)] }),
    );
    expect(await rowsOf("a")).toMatchObject([
      { position: 0, name: "cat.png", type: "image/png", state: "kept" },
      { position: 1, name: "note.txt", type: "text/plain", state: "kept" },
    ]);
    expect(await rowsOf("b")).toMatchObject([{ name: "same cat.png", type: "image/png", state: "kept" }]);
    expect(onDisk()).toHaveLength(2);
  });

  test("come once, however often and in whichever batches they come", async () => {
    const items = [
      withFiles({ id: "a", files: [file("one")] }),
      withFiles({ id: "b", files: [file("two"), file("three")] }),
    ];
    await accept(...items);
    await accept(...items.toReversed());
    for (const item of items) await accept(item);
    expect([await rowsOf("a"), await rowsOf("b")].map((rows) => rows.map(({ name }) => name))).toEqual([
      ["one"],
      ["two", "three"],
    ]);
  });

  test("come also with what was here before files were kept", async () => {
    const [one, deleted] = ["a", "b"].map((id) => withFiles({ id, files: [file(id)] }));
    if (!one || !deleted) throw new Error("no items");
    const { attachments: keeping, ...before } = world;
    world = before;
    await accept(one, deleted, withFiles({ id: "c", files: [file("c")] }));
    expect(await rowsOf("a")).toEqual([]);
    world = { ...before, attachments: keeping };
    await transact(database.db, (tx) => clearDeliveries(tx, [messageId("birds", "b")]));
    await accept(one, deleted, withFiles({ id: "c", version: 1 }));
    expect(await rowsOf("a")).toMatchObject([{ name: "a", state: "kept" }]);
    expect([await rowsOf("b"), await rowsOf("c")]).toEqual([[], []]);
    expect(onDisk()).toHaveLength(1);
  });

  test("that are too large, too many or not whole are named only", async () => {
    const large = file("large", Buffer.alloc(1001));
    await accept(
      withFiles({ id: "a", files: [large, file("half", Buffer.from("h"), { cut: true }), file("x"), file("y")] }),
    );
    expect((await rowsOf("a")).map(({ name, state, hash }) => [name, state, hash === null])).toEqual([
      ["large", "too_large", true],
      ["half", "too_large", true],
      ["x", "kept", false],
      ["y", "too_many", true],
    ]);
    expect(onDisk()).toHaveLength(1);
  });

  test("a batch that is given up leaves no row, and its file goes after a day", async () => {
    const broken = transact(database.db, async (tx) => {
      const items = [withFiles({ id: "a", files: [file("lost")] })];
      await acceptDeliveries(tx, world, { source: publicSource, items, importId: null, equals: "once" });
      throw new Error("the process ends here");
    });
    await expect(broken).rejects.toThrow("ends here");
    expect(await rowsOf("a")).toEqual([]);
    expect(onDisk()).toHaveLength(1);
    expect(await clearUnnamed(database.db, filesIn(), { now: new Date() })).toBe(0);
    expect(await clearUnnamed(database.db, filesIn(), { now: new Date(Date.now() + 90_000_000) })).toBe(1);
    expect(onDisk()).toEqual([]);
  });
});

test("whatever comes in whichever order, the files of the highest revision stand", async () => {
  const given = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    version: fc.nat(3),
    files: fc.array(
      fc.constantFrom("one", "two", "three").map((name) => file(name)),
      { maxLength: 3 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 8 }), fc.nat(7), async (all, cut) => {
      await sql`truncate attachment, attachment_leaving, delivery, delivery_revision, interaction, conversation, thread_node, identity, identity_key`.execute(
        database.db,
      );
      const distinct = [...new Map(all.map((one) => [`${one.id} ${one.version}`, one])).values()];
      await accept(...distinct.slice(0, cut).map(withFiles));
      await accept(...distinct.slice(cut).map(withFiles));
      await accept(...distinct.map(withFiles));
      for (const id of ["a", "b", "c"]) {
        const highest = distinct
          .filter((one) => one.id === id)
          .toSorted((one, other) => other.version - one.version)[0];
        expect((await rowsOf(id)).map(({ name }) => name)).toEqual((highest?.files ?? []).map(({ name }) => name));
      }
      await clearLeaving(database.db, filesIn());
      const named = await sql<{ hash: string }>`select distinct hash from attachment order by hash`.execute(
        database.db,
      );
      expect(onDisk()).toEqual(expect.arrayContaining(named.rows.map(({ hash }) => hash)));
    }),
    { numRuns: 15 },
  );
}, 120_000);

describe("a file goes", () => {
  test("with the last message that names it, and no earlier", async () => {
    await accept(withFiles({ id: "a", files: [file("shared")] }), withFiles({ id: "b", files: [file("shared")] }));
    const forget = async (id: string) =>
      await transact(database.db, (tx) => deleteAttachments(tx, [messageId("birds", id)]));
    await forget("a");
    expect(await clearLeaving(database.db, filesIn())).toBe(0);
    expect(onDisk()).toHaveLength(1);
    await forget("b");
    expect(await clearLeaving(database.db, filesIn())).toBe(1);
    expect(onDisk()).toEqual([]);
  });

  test("with everything else that its source brought", async () => {
    await accept(withFiles({ id: "a", files: [file("one")] }));
    await transact(database.db, (tx) => forgetDeliveries(tx, "birds"));
    expect(await rowsOf("a")).toEqual([]);
    expect(await clearLeaving(database.db, filesIn())).toBe(1);
  });

  test("never while somebody is about to name it", async () => {
    await accept(withFiles({ id: "a", files: [file("shared")] }));
    await transact(database.db, (tx) => deleteAttachments(tx, [messageId("birds", "a")]));
    await whileOpen(
      database.db,
      async (tx) => {
        const items = [withFiles({ id: "b", files: [file("shared")] })];
        await acceptDeliveries(tx, world, { source: publicSource, items, importId: null, equals: "once" });
      },
      async () => expect(await clearLeaving(database.db, filesIn())).toBe(0),
    );
    expect(onDisk()).toEqual((await rowsOf("b")).map(({ hash }) => hash));
  });
});

describe("who reads a conversation", () => {
  const open = async (id: string, more: Partial<Parameters<typeof openAttachment>[1]> = {}) =>
    await openAttachment({ db: database.db, files: filesIn() }, { id, ...everything, ...more });

  test("sees its files and opens them", async () => {
    await accept(withFiles({ id: "a", files: [file("cat.png", PNG), file("big", Buffer.alloc(2000))] }));
    const conversation = await conversationOf("a");
    const { rows, open: mayOpen } = await listAttachments(database.db, { id: conversation, ...everything });
    expect(mayOpen).toBe(true);
    expect(rows).toMatchObject([
      { name: "cat.png", type: "image/png", size: PNG.length, picture: true, danger: null, state: "kept" },
      { name: "big", type: null, size: 2000, picture: false, state: "too_large" },
    ]);
    const opened = await open(rows[0]?.id ?? "");
    expect(await buffer(opened.bytes)).toEqual(PNG);
    await expect(open(rows[1]?.id ?? "")).rejects.toMatchObject({ code: "attachment_not_kept" });
  });

  test("out of reach is answered as what is not there; where names are masked nothing is opened", async () => {
    await accept(withFiles({ id: "a", files: [file("letter of anna@example.org.txt")] }));
    const conversation = await conversationOf("a");
    const [row] = (await listAttachments(database.db, { id: conversation, ...everything })).rows;
    const id = row?.id ?? "";
    await expect(open(id, { reach: [] })).rejects.toMatchObject({ code: "unknown_attachment" });
    await expect(open(`${messageId("birds", "none")}.0`)).rejects.toMatchObject({ code: "unknown_attachment" });
    await expect(open("../../etc/passwd")).rejects.toMatchObject({ code: "unknown_attachment" });
    await expect(open(id, { clear: [] })).rejects.toMatchObject({ code: "attachment_masked", status: 403 });
    const masked = await listAttachments(database.db, { id: conversation, reach: "all", clear: [] });
    expect(masked.open).toBe(false);
    expect(masked.rows[0]?.name).not.toContain("anna@");
    await expect(listAttachments(database.db, { id: conversation, reach: [], clear: [] })).rejects.toMatchObject({
      code: "unknown_conversation",
    });
  });
});
