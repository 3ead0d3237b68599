import { randomBytes } from "node:crypto";

import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Delivered } from "../../records/index.ts";
import type { ReadStream, StreamPage } from "../../streams/index.ts";
import type { Connector, ConnectionsGround } from "../ground.ts";
import { readDue } from "../index.ts";

const SEALED = "sealed:";

/** A clock that tests set. */
export const clock = { now: new Date(0) };

/** Empties all that connections keep, and sets the clock to the first of November. */
export async function begin(db: Handle): Promise<void> {
  clock.now = new Date("2026-11-01T00:00:00Z");
  await sql`create table if not exists taken (id text primary key, times integer not null)`.execute(db);
  for (const table of ["connection", "connection_stream", "connection_hour", "connection_drift", "taken"])
    await sql`delete from ${sql.table(table)}`.execute(db);
}

/** A system of numbered messages, four a page, that does what a test asks at each page. */
export function system(
  count: () => number,
  disturb: (page: number, signal: AbortSignal) => void | Promise<void>,
): Connector {
  const read: ReadStream = async function* ({ cursor, signal }) {
    let at = Number(cursor?.["at"] ?? 0);
    while (at < count()) {
      await disturb(at / 4, signal);
      const ids = Array.from({ length: Math.min(4, count() - at) }, (_, index) => at + index);
      at += ids.length;
      yield page(ids.map(message), { at });
    }
  };
  return {
    id: "numbers",
    name: "Numbers",
    icon: "mail",
    about: "Messages with numbers",
    tried: null,
    settings: [
      { name: "address", label: "Address", kind: "url", required: true, hint: null, options: [], initial: null },
      { name: "key", label: "Key", kind: "secret", required: true, hint: null, options: [], initial: null },
    ],
    streams: [{ name: "messages", words: "Messages", everyMinutes: 10 }],
    declaration: (name) => ({
      name,
      channel: "chat",
      visibility: "private",
      threading: "explicit",
      gapHours: 72,
      brandAccounts: false,
      answers: "included",
      promiseHours: 24,
    }),
    read: () => read,
  };
}

function page(items: readonly Delivered[], cursor: StreamPage["cursor"]): StreamPage {
  return { items, cursor, answer: { bytes: 10, milliseconds: 1 }, drift: [] };
}

function message(number: number): Delivered {
  return {
    status: "understood",
    position: { record: number, line: number },
    record: {
      externalId: `m${number}`,
      version: 0,
      deleted: false,
      at: "2026-10-31T23:00:00Z",
      direction: "in",
      kind: "message",
      channel: "chat",
      parents: [],
      broadcast: false,
      text: `message ${number}`,
      extra: {},
    },
  };
}

/** Connections whose log is the table `taken`: how often each message was delivered. */
export function groundWith(db: Handle, connector: Connector): ConnectionsGround {
  return {
    db,
    now: () => clock.now,
    random: () => randomBytes(8),
    chance: () => 0.5,
    connectors: () => [connector],
    own: {
      refresh: async () => {},
      of: () => connector,
      isTaken: () => true,
      shippedFile: () => undefined,
    },
    seal: (plain, purpose) => SEALED + Buffer.from(`${purpose}|${plain}`).toString("hex"),
    open: (sealed, purpose) => {
      const text = Buffer.from(sealed.slice(SEALED.length), "hex").toString();
      if (!text.startsWith(`${purpose}|`)) throw new Error("sealed for something else");
      return text.slice(purpose.length + 1);
    },
    declare: async (_tx, declaration) => declaration,
    graces: async () => new Map(),
    endGrace: async () => {},
    deliver: async (tx, _source, items) => {
      let accepted = 0;
      for (const item of items) {
        const id = item.status === "understood" ? (item.record.externalId ?? "") : "rejected";
        const { rows } = await sql<{ times: number }>`insert into taken values (${id}, 1)
          on conflict (id) do update set times = taken.times + 1 returning times`.execute(tx);
        if (rows[0]?.times === 1) accepted += 1;
      }
      const repeated = items.length - accepted;
      return { records: items.length, accepted, repeated, revised: 0, quarantined: 0 };
    },
  };
}

export const given = {
  connector: "numbers",
  name: "Our numbers",
  settings: { address: "https://numbers.example", key: "secret-of-numbers" },
  allowedHosts: [],
  days: 30,
};

/** Reads what is due; a defect fails the test. */
export async function run(ground: ConnectionsGround, signal = new AbortController().signal): Promise<void> {
  await readDue(ground, {
    signal,
    onDefect: (error) => {
      throw error;
    },
  });
}

/** How often each message was delivered. */
export async function taken(db: Handle): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; times: number }>`select * from taken`.execute(db);
  return new Map(rows.map(({ id, times }) => [id, times]));
}

export const nothing = () => {};
