import { randomBytes } from "node:crypto";

import type { Reach } from "@firsthand/kernel/permissions";
import { mountApi, nobody } from "@firsthand/platform/http";
import { serveForTest } from "@firsthand/platform/testing";
import { sql } from "kysely";
import { z } from "zod";

import { type SmallLog, smallLog } from "../conversations/testing/small-log.ts";
import { testWorld } from "./index.ts";
import {
  createRepliesRouter,
  type OpenDoor,
  type OutgoingReply,
  type RepliesGround,
  type ReplyTarget,
  sendDue,
  type SendResult,
} from "../replies/index.ts";

/** A system on the other side that does what a test asks, and what it was given. */
interface OtherSide {
  open: (target: ReplyTarget) => OpenDoor | null;
  take: (reply: OutgoingReply) => Promise<SendResult> | SendResult;
  readonly sent: OutgoingReply[];
}

export const shownReply = z.object({
  id: z.string(),
  state: z.string(),
  text: z.string(),
  way: z.string(),
  tries: z.number(),
  dueAt: z.string().nullable(),
  message: z.string().nullable(),
  advice: z.string().nullable(),
  by: z.string(),
  messageId: z.string().nullable(),
});
const shownList = z.object({
  way: z.union([z.object({ words: z.string(), longest: z.number() }), z.object({ why: z.string() })]),
  rows: z.array(shownReply),
});

export interface Desk {
  readonly log: SmallLog;
  readonly clock: { now: Date };
  readonly there: OtherSide;
  readonly ground: RepliesGround;
  /** Does what the job does; gives what no door said. */
  readonly sendNow: () => Promise<unknown[]>;
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    who?: string,
  ) => Promise<{ status: number; body: Record<string, unknown> }>;
  readonly list: (conversation: string, who?: string) => Promise<z.infer<typeof shownList>>;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const everything: Reach = "all";
const nothing: Reach = [];

/** Who asks: Ann answers and sees all, Max answers and sees masks, Vera only reads, Norman sees another unit. */
const reaches: Readonly<Record<string, (permission: string) => Reach>> = {
  Ann: () => everything,
  Max: (permission) => (permission === "personal.unmask" ? nothing : everything),
  Vera: (permission) => (permission === "conversations.read" ? everything : nothing),
  Norman: () => [{ units: ["elsewhere"], functions: null }],
};

/** An office that answers, on a database and a server of its own. */
export async function openDesk(): Promise<Desk> {
  const log = await smallLog();
  const clock = { now: new Date("2026-01-02T10:00:00Z") };
  const there: OtherSide = { open: () => null, take: () => ({ status: "unknown", message: "" }), sent: [] };
  const ground: RepliesGround = {
    db: log.db,
    now: () => clock.now,
    random: () => randomBytes(8),
    chance: () => 0,
    doors: [
      { id: "none", open: async () => null, send: () => Promise.reject(new Error("the wrong door")) },
      {
        id: "there",
        open: async (_db, target) => there.open(target),
        send: async (reply) => {
          there.sent.push(reply);
          return await there.take(reply);
        },
      },
    ],
    world: testWorld(),
    sendSoon: async () => undefined,
  };
  const { server, url } = await serveForTest({
    recognise: async ({ authorization = "" }) => {
      const name = authorization.replace("Bearer ", "");
      const reach = reaches[name];
      const may = [
        "open",
        "known",
        "conversations.read",
        ...(name === "Vera" ? [] : ["replies.send" as const]),
      ] as const;
      return { asker: reach ? { id: name.toLowerCase(), name, kind: "person", may, reach } : nobody };
    },
    mounts: [mountApi({ name: "replies", router: createRepliesRouter(), context: (asker) => ({ ground, asker }) })],
  });
  const ask: Desk["ask"] = async (method, path, body, who = "Ann") => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${who}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) };
  };
  return {
    log,
    clock,
    there,
    ground,
    ask,
    list: async (conversation, who) =>
      shownList.parse((await ask("GET", `/conversations/${conversation}/replies`, undefined, who)).body),
    sendNow: async () => {
      const defects: unknown[] = [];
      await sendDue(ground, { signal: new AbortController().signal, onDefect: (error) => defects.push(error) });
      return defects;
    },
    reset: async () => {
      await sql`delete from reply`.execute(log.db);
      there.sent.length = 0;
      there.open = () => ({ ready: true, words: "by pigeon", longest: 100 });
      there.take = ({ id }) => ({ status: "done", externalId: `there-${id}`, at: clock.now });
      clock.now = new Date(clock.now.getTime() + 60_000);
    },
    close: async () => {
      await server.close({ graceSeconds: 0 });
      await log.drop();
    },
  };
}
