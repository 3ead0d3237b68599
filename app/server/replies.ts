import { randomBytes } from "node:crypto";

import { type Addressee, type ConnectionsGround, findAnswering } from "@firsthand/connect/connections";
import {
  createRepliesRouter,
  type RepliesGround,
  type ReplyDoor,
  type ReplyTarget,
  sendDue,
} from "@firsthand/engage/replies";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

const JOB = "send-replies";

/** Replies to customers: their endpoints, and the job that sends what is due; `doors` are asked in turn. */
export function wireReplies({ storage: { db }, jobs, now, config }: Ground, doors: readonly ReplyDoor[]): ApiMount {
  const ground: RepliesGround = {
    db,
    now,
    random: () => randomBytes(8),
    chance: Math.random,
    doors,
    world: liveWorld(config),
    sendSoon: (tx) => jobs.enqueue(tx, JOB, {}),
  };
  jobs.define(
    JOB,
    async (_data, { signal }) => {
      const defects: unknown[] = [];
      await sendDue(ground, { signal, onDefect: (error) => defects.push(error) });
      // The others were sent; then the job fails, so that the log and the page of the system tell of it.
      if (defects.length > 0) throw defects[0];
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "* * * * *" }, limitSeconds: 3600, pollSeconds: 0.5 },
  );
  return mountApi({ name: "replies", router: createRepliesRouter(), context: (asker) => ({ ground, asker }) });
}

/** Answers go out through the connection that a source is read by: mailboxes by SMTP, others by what their connector can. */
export function connectionDoor(ground: ConnectionsGround): ReplyDoor {
  return {
    id: "connection",
    open: async (db, target) => {
      const answering = await findAnswering(ground, db, target.source);
      const addressee = addresseeOf(target);
      return answering && addressee ? answering.open(addressee) : null;
    },
    send: async ({ id, text, target }, signal) => {
      const answering = await findAnswering(ground, ground.db, target.source);
      const addressee = addresseeOf(target);
      if (!answering || !addressee)
        return { status: "refused", message: "The connection of this source has ended.", advice: "Connect it again." };
      return await answering.send({ ...addressee, id, text }, signal);
    },
  };
}

function addresseeOf({ customer, thread, lastIn }: ReplyTarget): Addressee | undefined {
  if (!lastIn) return undefined;
  const { kind, value, name, account } = customer;
  const { externalId, subject, parents, replyTo = null } = lastIn;
  return {
    email: kind === "email" ? value : null,
    name,
    account: account ?? (kind === "account" ? value : null),
    thread,
    message: { externalId, subject, parents, replyTo },
  };
}
