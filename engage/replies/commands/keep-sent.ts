import type { SourceRecord } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { messageId } from "../../conversations/index.ts";
import { acceptDeliveries } from "../../listen/index.ts";
import { findSource } from "../../sources/index.ts";
import type { RepliesGround, ReplyTarget, SendResult } from "../ground.ts";
import { type ReplyRow, writeSent } from "../store/replies.ts";

type Done = Extract<SendResult, { status: "done" }>;

/** Notes that a reply went out, and puts it into the log under the id by which its source will bring it. */
export async function keepSent(
  tx: Handle,
  ground: RepliesGround,
  row: ReplyRow,
  { target, done }: { readonly target: ReplyTarget; readonly done: Done },
): Promise<void> {
  const { externalId, at } = done;
  // Whose data were erased while it went out is not brought back by it.
  const source = externalId === null || row.text === "" ? undefined : await findSource(tx, target.source);
  if (!source || externalId === null)
    return await writeSent(tx, row, ground.now(), { at, externalId, messageId: null });
  const record = recordOf(row, target, { ...done, externalId });
  const item = { status: "understood", position: { record: 1, line: 1 }, record } as const;
  await acceptDeliveries(tx, ground.world, { source, items: [item], importId: null });
  await writeSent(tx, row, ground.now(), { at, externalId, messageId: messageId(source.name, externalId) });
}

/** A reply as a record of its source. */
function recordOf(row: ReplyRow, target: ReplyTarget, done: Done & { readonly externalId: string }): SourceRecord {
  const { externalId, at, thread = target.thread ?? undefined, subject } = done;
  const { lastIn, customer, unit, channel } = target;
  const answered = lastIn ? [...(lastIn.externalId === null ? [] : [lastIn.externalId]), ...lastIn.parents] : [];
  const recipient = recipientOf(customer);
  return {
    externalId,
    version: 0,
    deleted: false,
    at: at.toISOString(),
    direction: "out",
    kind: "message",
    channel,
    author: { role: "agent", account: row.by_id, name: row.by_name },
    ...(recipient ? { recipient } : {}),
    ...(thread === undefined ? {} : { thread }),
    parents: [...new Set(done.parents ?? answered)].slice(0, 1000),
    broadcast: false,
    ...(unit === null ? {} : { unit }),
    ...(subject === undefined ? {} : { subject }),
    text: row.text,
    extra: {},
  };
}

function recipientOf({ kind, value, name }: ReplyTarget["customer"]): SourceRecord["recipient"] {
  if (value === null) return undefined;
  const named = { role: "customer" as const, ...(name === null ? {} : { name }) };
  if (kind === "account") return { ...named, account: value };
  if (kind === "email") return { ...named, email: value };
  if (kind === "phone") return { ...named, phone: value };
  return kind === "customer_number" ? { ...named, customerNumber: value } : undefined;
}
