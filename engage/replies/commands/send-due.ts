import { randomUUID } from "node:crypto";

import { StreamFailure } from "@firsthand/connect/streams";
import { type Handle, transact } from "@firsthand/platform/storage";

import { messageId } from "../../conversations/index.ts";
import { findRecord } from "../../listen/index.ts";
import type { RepliesGround, ReplyTarget, SendResult } from "../ground.ts";
import { findTarget, findWay } from "../queries/find-target.ts";
import { nextTry, stateAfter } from "../rules.ts";
import {
  clearOld,
  lockLost,
  lockReply,
  lockUnclear,
  type ReplyRow,
  takeNext,
  writeSent,
  writeState,
} from "../store/replies.ts";
import { keepSent } from "./keep-sent.ts";
import { tellReplies } from "./tell.ts";

/** So many go out at once: a slow way holds up none of the others. */
const AT_ONCE = 4;
/** For so long one try may take, and somewhat later its sender counts as lost. */
const PATIENCE_MS = 60_000;
const LEASE_MS = 2 * PATIENCE_MS;
const DAY = 86_400_000;
const UNTIL_CLEARED = { over: 7 * DAY, open: 30 * DAY };

/** What came of a try, also that nothing went out and that it may be tried again. */
type Outcome =
  | SendResult
  | {
      readonly status: "later";
      readonly message: string;
      readonly advice: string;
      readonly notBefore?: Date | undefined;
    };

/** Sends every reply that is due, the one that waits longest first, until none is. `onDefect` is told what no door said. */
export async function sendDue(
  ground: RepliesGround,
  { signal, onDefect }: { readonly signal: AbortSignal; readonly onDefect: (error: unknown) => void },
): Promise<void> {
  await tidy(ground);
  const slot = async () => {
    while (!signal.aborted) {
      const now = ground.now();
      const taken = { lease: randomUUID(), now, until: new Date(now.getTime() + LEASE_MS) };
      const row = await takeNext(ground.db, taken);
      if (!row) return;
      await tellReplies(ground.db);
      await sendTaken(ground, row, onDefect);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, slot));
}

async function sendTaken(ground: RepliesGround, row: ReplyRow, onDefect: (error: unknown) => void): Promise<void> {
  const found = await findTarget(ground.db, row.conversation_id, row.answers_id);
  const outcome: Outcome = found
    ? await tried(ground, row, found).catch((error: unknown) => {
        onDefect(error);
        return { status: "unknown", message: "Firsthand failed at this, and cannot say whether it went out." } as const;
      })
    : { status: "refused", message: "There is no such conversation any more.", advice: "Give the reply up." };
  await transact(ground.db, async (tx) => {
    await keep(tx, ground, row, { outcome, target: found?.target });
    await tellReplies(tx);
  });
}

async function tried(
  ground: RepliesGround,
  row: ReplyRow,
  found: NonNullable<Awaited<ReturnType<typeof findTarget>>>,
): Promise<Outcome> {
  const way = await findWay(ground, ground.db, found);
  const { customer, restrictedSince, lastIn } = found.conversation;
  if ("why" in way) {
    if (restrictedSince || !lastIn || lastIn.cleared)
      return { status: "refused", message: way.why, advice: "Give the reply up." };
    return { status: "later", message: way.why, advice: "It is tried again by itself." };
  }
  if (customer.identityId !== row.customer_id)
    return {
      status: "refused",
      message: "The conversation now belongs to another customer than the one the reply was written to.",
      advice: "Read it again, and write to whom you mean.",
    };
  if (way.door.id !== row.door)
    return { status: "refused", message: "This source is answered another way now.", advice: "Send it again." };
  const { reply_id: id, text, by_id: member, by_name: name } = row;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return await way.door.send({ id, text, target: found.target, by: { member, name } }, signal);
  } catch (error) {
    if (!(error instanceof StreamFailure)) throw error;
    const { message, advice, code, retryAt: notBefore } = error;
    // What nobody but a person ends is told to them at once.
    return WAITS_FOR_PEOPLE.has(code)
      ? { status: "refused", message, advice }
      : { status: "later", message, advice, notBefore };
  }
}

const WAITS_FOR_PEOPLE: ReadonlySet<StreamFailure["code"]> = new Set([
  "refused",
  "forbidden_address",
  "not_understood",
  "misset",
]);

async function keep(
  tx: Handle,
  ground: RepliesGround,
  row: ReplyRow,
  { outcome, target }: { readonly outcome: Outcome; readonly target: ReplyTarget | undefined },
): Promise<void> {
  const stands = await lockReply(tx, row.reply_id);
  if (!stands || stateAfter(stands.state, outcome.status) === undefined) return;
  const now = ground.now();
  if (outcome.status === "done") {
    if (target) await keepSent(tx, ground, stands, { target, done: outcome });
    return;
  }
  // Somebody else has taken it meanwhile: what became of their try counts.
  if (stands.lease !== row.lease) return;
  const { message } = outcome;
  if (outcome.status === "unknown") {
    const advice = "Look where the customer reads it, and say whether it is there.";
    return await writeState(tx, row, now, { state: "unclear", message, advice });
  }
  const { advice } = outcome;
  const due =
    outcome.status === "later"
      ? nextTry({ madeAt: row.made_at, tries: row.tries, now, notBefore: outcome.notBefore }, ground.chance())
      : null;
  await writeState(
    tx,
    row,
    now,
    due ? { state: "waiting", due, message, advice } : { state: "refused", message, advice },
  );
}

/** Settles what senders left behind that are gone, and takes out texts that nobody needs any more. */
async function tidy(ground: RepliesGround): Promise<void> {
  const now = ground.now();
  await transact(ground.db, async (tx) => {
    const lost = await lockLost(tx, now);
    for (const row of lost) await settleLost(tx, ground, row);
    if (lost.length > 0) await tellReplies(tx);
  });
  await transact(ground.db, async (tx) => {
    for (const row of await lockUnclear(tx)) await settleIfThere(tx, ground, row);
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    await clearOld(tx, { over: before(UNTIL_CLEARED.over), open: before(UNTIL_CLEARED.open), now });
  });
}

async function settleLost(tx: Handle, ground: RepliesGround, row: ReplyRow): Promise<void> {
  const found = await findTarget(tx, row.conversation_id, row.answers_id);
  const way = found && (await findWay(ground, tx, found));
  const repeatable = way !== undefined && "door" in way && way.door.id === row.door && way.opened.repeatable === true;
  const state = stateAfter(row.state, repeatable ? "lost_repeatable" : "lost") ?? row.state;
  await writeState(tx, row, ground.now(), {
    state,
    message: "The server stopped while the reply went out.",
    advice: repeatable
      ? "It is sent again by itself; the other side counts it once."
      : "Look where the customer reads it, and say whether it is there.",
  });
}

/** Where the source itself has brought it, it went out. */
async function settleIfThere(
  tx: Handle,
  ground: RepliesGround,
  row: ReplyRow & { readonly external_id: string },
): Promise<void> {
  const found = await findTarget(tx, row.conversation_id, row.answers_id);
  if (!found) return;
  const id = messageId(found.target.source, row.external_id);
  const there = await findRecord(tx, id);
  if (!there) return;
  const sent = { at: new Date(there.record.at), externalId: row.external_id, messageId: id };
  await writeSent(tx, row, ground.now(), sent);
  await tellReplies(tx);
}
