import { createHash } from "node:crypto";

import type { Reach } from "@firsthand/kernel/permissions";
import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { AlertMail, PulseGround, PulseMember } from "../ground.ts";
import type { PulseAsker } from "../rules/rights.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The id of that number. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const CUSTOMERS = 40;

/** Customers with one conversation each, numbered from 1. */
export async function openLog(tx: Handle): Promise<void> {
  const numbers = Array.from({ length: CUSTOMERS }, (_one, index) => index + 1);
  for (const number of numbers) {
    const id = idOf(number);
    await sql`insert into identity (home, identity_id, kind, space, value, name, sharing, person_id, known)
      values (0, ${id}, 'email', '', ${`c${number}@example.org`}, ${`Ada Customer${number}`}, 'personal', ${id}, true)`.execute(
      tx,
    );
    await sql`insert into conversation (home, conversation_id, source, channel, unit, customer_id, first_in_at, last_in_at,
        last_at, in_count, out_count, answerable, agents, agent_functions, participants)
      values (0, ${id}, 'shop', 'email', ${number % 2 === 0 ? "North" : "South"}, ${id}, '2026-01-01', '2026-01-01',
        '2026-01-01', 1, 0, true, '{}', '{}', '{}')`.execute(tx);
  }
}

let written = 1000;

export interface Said {
  readonly at: number;
  readonly customer?: number;
  readonly body?: string;
  readonly sentiment?: number;
}

/** Writes messages of customers into the log. */
export async function say(tx: Handle, said: readonly Said[]): Promise<void> {
  await bulkInsert(tx, {
    table: "interaction",
    columns: {
      home: "smallint",
      interaction_id: "uuid",
      conversation_id: "uuid",
      source: "text",
      channel: "text",
      kind: "text",
      direction: "text",
      at: "timestamptz",
      author_id: "uuid",
      copied_ids: "uuid[]",
      body: "text",
      model_version: "text",
      language: "text",
      sentiment: "real",
      sentiment_words: "text[]",
      expects_answer: "real",
      substantive: "real",
    },
    rows: said.map(({ at, customer = 1, body = "Where is my parcel?", sentiment = 0 }) => ({
      home: 0,
      interaction_id: idOf((written += 1)),
      conversation_id: idOf(customer),
      source: "shop",
      channel: "email",
      kind: "message",
      direction: "in",
      at: new Date(at).toISOString(),
      author_id: idOf(customer),
      copied_ids: [],
      body,
      model_version: "1",
      language: "en",
      sentiment,
      sentiment_words: [],
      expects_answer: 1,
      substantive: 0,
    })),
  });
}

/** A usual past: about so many messages an hour, more by day than by night, the same at each run. */
export function usualHours(since: number, until: number, perHour: number): Said[] {
  const said: Said[] = [];
  for (let hour = since; hour < until; hour += HOUR) {
    const digest = createHash("sha256").update(String(hour)).digest();
    const byDay = 1 + 0.5 * Math.sin(((hour % DAY) / DAY) * 2 * Math.PI - Math.PI / 2);
    const count = Math.max(0, Math.round(perHour * byDay + ((digest[0] ?? 0) / 255 - 0.5) * 2 * Math.sqrt(perHour)));
    for (let number = 0; number < count; number += 1) {
      const customer = 1 + ((digest[1 + (number % 30)] ?? 0) % CUSTOMERS);
      said.push({ at: hour + Math.floor(((number + 0.5) / count) * HOUR), customer });
    }
  }
  return said;
}

/** A flood of messages within a span, evenly, by many customers. */
export function flood(since: number, until: number, messages: number, more: Omit<Said, "at"> = {}): Said[] {
  return Array.from({ length: messages }, (_one, index) => ({
    at: since + Math.floor(((index + 0.5) / messages) * (until - since)),
    customer: 1 + (index % CUSTOMERS),
    ...more,
  }));
}

export const members: readonly PulseMember[] = [
  { id: "ann", name: "Ann Lee", roles: ["community_manager"], places: [{ unit: null, function: null }] },
  { id: "bob", name: "Bob Ray", roles: ["analyst"], places: [{ unit: "North", function: null }] },
];

let drawn = 0;

/** A ground whose clock a test sets, and which remembers the mails that were asked for. */
export function testGround(db: Handle, start: number) {
  const clock = { now: start };
  const mails: AlertMail[] = [];
  const reaches = new Map<string, Reach>();
  let filledAt: Date | null = null;
  const ground: PulseGround = {
    db,
    now: () => new Date(clock.now),
    random: () =>
      createHash("sha256")
        .update(String((drawn += 1)))
        .digest()
        .subarray(0, 8),
    members: async () => members,
    reachOf: async (memberId) => reaches.get(memberId) ?? "all",
    roles: async () => [{ id: "community_manager", name: "Community manager" }],
    filledAt: async () => filledAt,
    mailSoon: async (_tx, mail) => void mails.push(mail),
  };
  return { ground, clock, mails, reaches, fill: (at: Date) => (filledAt = at) };
}

/** Somebody who may do everything in these units; null: everywhere. */
export function askerOf(units: readonly string[] | null, id = "ann"): PulseAsker {
  return {
    id,
    name: "Ann Lee",
    kind: "person",
    may: [],
    reach: () => (units === null ? "all" : [{ units, functions: null }]),
  };
}
