import { randomBytes } from "node:crypto";

import type { SourceRecord } from "@firsthand/connect/records";
import { messageId, type ReadTexts } from "@firsthand/engage/conversations";
import { acceptDeliveries } from "@firsthand/engage/listen";
import { declareSource } from "@firsthand/engage/sources";
import { publicSource, record, testWorld, understood } from "@firsthand/engage/testing";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Letter } from "@firsthand/platform/mail";
import { transact } from "@firsthand/platform/storage";
import { cloneDatabase } from "@firsthand/platform/testing";
import { createRouterClient } from "@orpc/server";

import { createInsightRouter, type InsightGround } from "../index.ts";

/** Reads what a text says of itself: neg, care or product, late (a topic), solves. */
const readWords: ReadTexts = (texts) =>
  texts.map(({ text }) => {
    const words = new Set(text.split(/\s+/));
    return {
      language: "en",
      sentiment: words.has("neg") ? -0.6 : 0.1,
      sentimentWords: [],
      expectsAnswer: 0.8,
      function: ["care", "product"].find((word) => words.has(word)) ?? null,
      topic: words.has("late") ? "delivery.late" : null,
      intent: null,
      urgency: 0,
      substantive: words.has("solves") ? 0.9 : 0.1,
      modelVersion: "test",
    };
  });

const DAY = 86_400_000;

/** A log on a database of its own with a clock, and members who look after findings. */
export async function openOffice() {
  const database = await cloneDatabase();
  const { db } = database;
  const clock = { now: new Date("2026-03-04T10:00:00Z") };
  const mails: Letter[] = [];
  const reaches = new Map<string, Reach>();
  let world = testWorld(readWords);
  const ground: InsightGround = {
    db,
    now: () => clock.now,
    random: () => randomBytes(8),
    members: async () => [
      { id: "ann", name: "Ann", email: "ann@example.org", places: [{ unit: null, function: null }] },
      { id: "max", name: "Max", email: "max@example.org", places: [{ unit: "north", function: null }] },
    ],
    reachOf: async (id) => reaches.get(id) ?? [],
    names: async () => ({ topic: (id) => (id === "delivery.late" ? "Late delivery" : id), intent: (id) => id }),
    post: { send: async (letter) => void mails.push(letter), publicUrl: "https://firsthand.example.org" },
  };
  return {
    db,
    clock,
    ground,
    mails,
    reaches,
    /** Lets so many days pass. */
    pass: (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * DAY);
    },
    /** Lets a second pass. */
    tick: () => {
      clock.now = new Date(clock.now.getTime() + 1000);
    },
    idOf: (externalId: string) => messageId(publicSource.name, externalId),
    accept: async (records: readonly Partial<SourceRecord>[]) => {
      world = { ...world, now: new Date(world.now.getTime() + 1000) };
      await declareSource(db, publicSource, world.now);
      const items = records.map((each) => understood(record({ externalId: undefined, ...each })));
      await transact(db, (tx) => acceptDeliveries(tx, world, { source: publicSource, items, importId: null }));
    },
    /** The endpoints in the name of a member; what they may see and change is all, unless told. */
    as: (id: string, reach: (permission: string) => Reach = () => "all") =>
      createRouterClient(createInsightRouter(), {
        context: {
          ground,
          asker: { id, name: id, kind: "person", may: ["open", "known", "insight.read"], reach },
        },
      }),
    close: () => database.drop(),
  };
}

/** Something a customer says, at a moment in ISO 8601. */
export const says = (account: string, externalId: string, at: string, text: string) => ({
  externalId,
  at,
  author: { account, name: `Customer ${account}` },
  text,
});

/** An answer to a message. */
export const answers = (externalId: string, to: string, at: string, text = "solves it") => ({
  externalId,
  at,
  direction: "out" as const,
  author: { account: "desk", name: "Otto", role: "agent" as const },
  parents: [to],
  text,
});
