import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { readTexts } from "@firsthand/analytics/text";
import {
  type Delivered,
  type Delivery,
  documentRecord,
  personRecord,
  type SourceDeclaration,
  type SourceRecord,
} from "@firsthand/connect/records";
import { acceptDeliveries, type AcceptingWorld, type Tally } from "@firsthand/engage/listen";
import { createStemmer, indexChanges } from "@firsthand/engage/search";
import { declareSource } from "@firsthand/engage/sources";
import { definePrivacyJobs, type PrivacyGround } from "@firsthand/govern/privacy";
import { privacyClient } from "@firsthand/govern/privacy/testing";
import type { JobHandler } from "@firsthand/platform/jobs";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase, temporaryDirectory } from "@firsthand/platform/testing";
import { sql } from "kysely";

import { correctingWith } from "../../correcting.ts";
import { erasingGround } from "../../erasing.ts";
import { deliver } from "../deliver.ts";

const now = new Date("2026-06-17T10:00:00Z");
export const world: AcceptingWorld = {
  now,
  random: () => randomBytes(8),
  secret: Buffer.from("a secret of tests"),
  readTexts: (texts) => readTexts(texts),
};

/** Whom the tests erase, and texts that only she has. */
const ann = {
  email: "ann.smith@example.org",
  emailVerified: true,
  phone: "+49 30 23125017",
  name: "Ann Smith",
} as const;

export const needles = [
  "ann.smith@example.org",
  "+493023125017",
  "23125017",
  "Ann Smith",
  "@ann_s",
  "KD-40017",
  "purple kettle",
  "we are sorry about the kettle",
];

export const helpdesk: SourceDeclaration = {
  name: "helpdesk",
  channel: "email",
  visibility: "private",
  threading: "explicit",
  gapHours: 72,
  brandAccounts: false,
  answers: "included",
  promiseHours: 24,
};

const birds: SourceDeclaration = {
  ...helpdesk,
  name: "birds",
  channel: "social",
  visibility: "public",
  threading: "links",
  brandAccounts: true,
};

/** A record of a day of June 2026. */
export function says(externalId: string, day: number, more: Partial<SourceRecord>, raw?: string): Delivered {
  const record: SourceRecord = {
    externalId,
    version: 0,
    deleted: false,
    at: `2026-06-${String(day).padStart(2, "0")}T10:00:00Z`,
    direction: "in",
    kind: "message",
    channel: "email",
    parents: [],
    broadcast: false,
    text: "",
    extra: {},
    ...more,
  };
  const position = { record: day, line: day };
  return { status: "understood", position, record, ...(raw && { raw: Buffer.from(raw) }) };
}

const jo = { role: "agent", account: "jo", name: "Jo Brand", function: "care" } as const;
const bob = { email: "bob@example.net", name: "Bob Jones" };

const first = says(
  "1",
  1,
  {
    thread: "t1",
    author: ann,
    copied: [bob],
    subject: "My purple kettle",
    text: "Hello, my purple kettle leaks. Yours, Ann Smith, KD-40017",
    extra: { note: "Ann Smith called" },
  },
  "From: Ann Smith <ann.smith@example.org>\n\nwith an attachment",
);

/** What the organisation has of her and of others, in the order in which it came. */
export const deliveries: readonly { readonly source: SourceDeclaration; readonly items: readonly Delivered[] }[] = [
  {
    source: helpdesk,
    items: [
      first,
      says("2", 2, {
        direction: "out",
        thread: "t1",
        author: jo,
        recipient: ann,
        text: "Dear Ann Smith, we are sorry about the kettle.",
      }),
      says(
        "3",
        3,
        {
          thread: "t1",
          author: bob,
          copied: [ann],
          text: "I live with Ann Smith (ann.smith@example.org), and the floor is wet. Where is the plumber?",
        },
        "From: bob@example.net\nCc: ann.smith@example.org\n\nthe floor is wet",
      ),
      says("4", 4, {
        thread: "t2",
        author: { email: "cid@example.com", name: "Cid" },
        text: "Please write to Ann.Smith@example.org or call 030 23125017 about the garden.",
      }),
      says("5", 5, {
        thread: "t3",
        author: { customerNumber: "KD-40017", phone: ann.phone },
        text: "Is anybody there?",
      }),
      says("6", 6, { thread: "t4", author: { email: "ann.smyth@example.org", name: "Anne" }, text: "I am not her." }),
      {
        status: "rejected",
        position: { record: 7, line: 7 },
        reason: { code: "unparsable_date", message: 'The date "ann.smith@example.org" is none.' },
        raw: Buffer.from("ann.smith@example.org;Ann Smith;purple kettle"),
      },
      {
        status: "rejected",
        position: { record: 8, line: 8 },
        reason: { code: "unparsable_date", message: "No date." },
        raw: Buffer.from("dora@example.com;hello"),
      },
    ],
  },
  {
    source: helpdesk,
    items: [
      says("1", 1, {
        ...(first.status === "understood" ? first.record : {}),
        version: 1,
        text: "Hello, my purple kettle leaks a lot. Ann Smith",
      }),
    ],
  },
  {
    source: birds,
    items: [
      says("b1", 8, {
        channel: "social",
        author: { account: "ann_s", name: "Ann Smith", phone: ann.phone },
        text: "My purple kettle leaks",
      }),
      says("b2", 9, {
        channel: "social",
        author: { account: "dan", name: "Dan" },
        parents: ["b1"],
        text: "@ann_s mine as well, which shop?",
      }),
    ],
  },
];

/** What other systems tell besides: of her, of somebody who names her, and in a document. */
const told: readonly Delivery[] = [
  {
    status: "person",
    position: { record: 1, line: 1 },
    person: personRecord.parse({
      externalId: "crm/ann.smith@example.org",
      at: "2026-06-03T10:00:00Z",
      ...ann,
      attributes: { Pot: "a purple kettle", Known: "Ann Smith since 2019" },
    }),
  },
  {
    status: "person",
    position: { record: 2, line: 2 },
    person: personRecord.parse({
      externalId: "crm/bob",
      at: "2026-06-03T10:00:00Z",
      email: bob.email,
      attributes: { Household: "with ann.smith@example.org" },
    }),
  },
  {
    status: "document",
    position: { record: 3, line: 3 },
    document: documentRecord.parse({
      externalId: "page",
      at: "2026-06-03T10:00:00Z",
      title: "Who to ask",
      text: "Ask ann.smith@example.org about gardens.",
    }),
  },
];

/** A log with customers in it, and the means to ask for the data of one of them. */
export async function erasableLog() {
  const database = await cloneDatabase();
  const directory = temporaryDirectory();
  const { db } = database;
  let hold: string | undefined;
  const handlers = new Map<string, JobHandler>();
  const waiting: { readonly name: string; readonly data: object }[] = [];
  const ground: PrivacyGround = {
    ...erasingGround(db, { dataDirectory: directory.path, secret: "a secret of tests" }, () => now),
    random: world.random,
    correcting: correctingWith(world),
    heldBecause: async () => (hold === undefined ? [] : [{ holdId: "hold", why: hold }]),
    enqueue: async (_tx, name, data) => {
      waiting.push({ name, data });
      return "job";
    },
  };
  definePrivacyJobs({ define: (name, handler) => void handlers.set(name, handler) }, ground);
  const client = privacyClient(ground, "Pia");
  return {
    db,
    ground,
    client,
    directory: directory.path,
    url: database.url,
    async accept(): Promise<Tally[]> {
      const tallies: Tally[] = [];
      for (const { source, items } of deliveries) {
        await declareSource(db, source, now);
        tallies.push(await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null })));
      }
      await transact(db, (tx) => deliver(tx, world, { source: helpdesk, items: told }));
      return tallies;
    },
    /** What comes in besides. */
    async acceptMore(source: SourceDeclaration, items: readonly Delivered[]): Promise<Tally> {
      return await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
    },
    /** She writes once more. */
    async acceptLater(later: AcceptingWorld, text: string): Promise<void> {
      const items = [says("later", 16, { thread: "later", author: ann, text })];
      await transact(db, (tx) => acceptDeliveries(tx, later, { source: helpdesk, items, importId: null }));
    },
    /** Does the jobs that were asked for; a signal breaks them off. */
    async work(signal = new AbortController().signal): Promise<void> {
      for (let job = waiting.shift(); job; job = waiting.shift())
        await handlers.get(job.name)?.(job.data, { id: "job", attempt: 1, signal });
    },
    /** Holds everything for this reason, or nothing any more. */
    hold(why: string | undefined): void {
      hold = why;
    },
    async tidy(): Promise<void> {
      await handlers.get("privacy-tidy")?.({}, { id: "job", attempt: 1, signal: new AbortController().signal });
    },
    async index(): Promise<void> {
      const stemmer = createStemmer();
      while ((await transact(db, (tx) => indexChanges(tx, stemmer))) > 0);
    },
    async upload(id: string, text: string): Promise<string> {
      const path = join(directory.path, "uploads", id);
      await mkdir(join(directory.path, "uploads"), { recursive: true });
      await writeFile(path, text);
      return path;
    },
    async close(): Promise<void> {
      await database.drop();
      directory.remove();
    },
  };
}

export type ErasableLog = Awaited<ReturnType<typeof erasableLog>>;

/** Every place of the whole database in which these texts stand, in any case, each as `table.column`. */
export async function placesOf(db: Handle, ...texts: readonly string[]): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; columns: string[] }>`
    select table_schema as schema, table_name as table, array_agg(column_name::text) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    group by 1, 2 order by 1, 2`.execute(db);
  const places: string[] = [];
  for (const { schema, table, columns: names } of columns) {
    const counts = names.map(
      (name) => sql`(select count(*)::int from ${sql.table(`${schema}.${table}`)}, unnest(${texts}::text[]) as wanted
        where position(lower(wanted) in lower(${sql.ref(name)}::text)) > 0
          or position(encode(convert_to(wanted, 'UTF8'), 'hex') in ${sql.ref(name)}::text) > 0)`,
    );
    const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(db);
    places.push(...names.flatMap((name, index) => ((rows[0]?.counts[index] ?? 0) > 0 ? [`${table}.${name}`] : [])));
  }
  return places;
}
