import type { SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { sql } from "kysely";

import { acceptDeliveries } from "../../listen/index.ts";
import { declareSource } from "../../sources/index.ts";
import { publicSource, record, testWorld, understood } from "../../testing/index.ts";
import type { ReadTexts } from "../contract.ts";
import { messageId } from "../index.ts";

/**
 * Reads what a text says of itself, as `de neg asks care solves`: a language, neg or pos, asks, a function, solves, a
 * topic, an intent, urgent. Any other word says nothing.
 */
export const readWords =
  (modelVersion = "test"): ReadTexts =>
  (texts) =>
    texts.map(({ text }) => {
      const words = new Set(text.split(/\s+/));
      const said = (known: readonly string[]): string | null => known.find((word) => words.has(word)) ?? null;
      return {
        language: said(["de", "en", "fr"]),
        sentiment: words.has("neg") ? -0.4 : words.has("pos") ? 0.4 : 0.1,
        sentimentWords: ["neg", "pos"].filter((word) => words.has(word)),
        expectsAnswer: words.has("asks") ? 0.8 : 0.2,
        function: said(["care", "sales"]),
        topic: said(["delivery.late", "price"]),
        intent: said(["complain", "order"]),
        urgency: words.has("urgent") ? 0.9 : 0.1,
        substantive: words.has("solves") ? 0.9 : 0.3,
        modelVersion,
      };
    });

/** A log to fill in a test. */
export interface SmallLog {
  readonly db: Handle;
  /** Accepts records as one batch. */
  readonly accept: (
    records: readonly Partial<SourceRecord>[],
    source?: Partial<SourceDeclaration>,
    modelVersion?: string,
  ) => Promise<void>;
  /** The conversation that a message lies in. */
  readonly conversationOf: (externalId: string, source?: string) => Promise<string>;
  readonly idOf: (externalId: string, source?: string) => string;
  /** The identity of an account. */
  readonly identityOf: (account: string) => Promise<string>;
  readonly drop: () => Promise<void>;
}

/** An empty log in a database of its own. */
export async function smallLog(): Promise<SmallLog> {
  const database = await cloneDatabase();
  const { db } = database;
  let world = testWorld(readWords());
  const idOf = (externalId: string, source = publicSource.name) => messageId(source, externalId);
  return {
    db,
    drop: () => database.drop(),
    idOf,
    accept: async (records, more = {}, modelVersion = "test") => {
      const source = { ...publicSource, ...more };
      // ids must rise, as they do in life
      world = { ...world, now: new Date(world.now.getTime() + 1000), readTexts: readWords(modelVersion) };
      await declareSource(db, source, world.now);
      const items = records.map((each) => understood(record({ externalId: undefined, ...each })));
      await transact(db, (tx) => acceptDeliveries(tx, world, { source, items, importId: null }));
    },
    conversationOf: async (externalId, source) => {
      const { rows } = await sql<{ id: string }>`
        select conversation_id as id from interaction where interaction_id = ${idOf(externalId, source)}`.execute(db);
      return rows[0]?.id ?? "";
    },
    identityOf: async (account) => {
      const { rows } = await sql<{ id: string }>`
        select identity_id as id from identity where value = ${account}`.execute(db);
      return rows[0]?.id ?? "";
    },
  };
}

/** The moment so many minutes into the year of the tests. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

/** Something a customer says. */
export const says = (account: string, externalId: string, minute: number, more: Partial<SourceRecord> = {}) => ({
  externalId,
  at: at(minute),
  author: { account },
  ...more,
});

/** An answer to a message. */
export const answers = (externalId: string, to: string, minute: number, more: Partial<SourceRecord> = {}) => ({
  externalId,
  at: at(minute),
  direction: "out" as const,
  author: { account: "desk", name: "Otto", role: "agent" as const },
  parents: [to],
  ...more,
});
