import type { SourceRecord } from "@firsthand/connect/records";
import { transact, type Handle } from "@firsthand/platform/storage";

import { messageId } from "../../conversations/index.ts";
import type { ChatMessage } from "../contract.ts";
import { notStored, tooFast, visitorGone } from "../errors.ts";
import type { ChatGround } from "../ground.ts";
import { anonymousAccount } from "../identity-token.ts";
import { threadName, threadOf } from "../rules/thread.ts";
import { findSaid } from "../store/messages.ts";
import * as store from "../store/visitors.ts";
import type { WidgetRow } from "../store/widgets.ts";
import { visitorOf } from "./know-visitor.ts";
import { declarationOf } from "./manage-widgets.ts";

/** More often than usual: what comes in beside it about the same customers waits, and the other way round. */
const ATTEMPTS = 20;

interface Said {
  readonly token: string;
  /** The browser's own id of the message: the same once more is the same message. */
  readonly id: string;
  readonly text: string;
  /** Where to answer when nobody is there. */
  readonly email?: string | undefined;
  /** On which page. */
  readonly page?: string | undefined;
}

/**
 * Puts what a visitor says into the log; resolves once it is there. Throws `chat_visitor_gone`, `too_many_requests` and
 * `chat_not_stored`.
 */
export async function say(
  ground: ChatGround,
  widget: WidgetRow,
  said: Said,
  network: string,
): Promise<{ readonly message: ChatMessage }> {
  const { id: visitorId } = await visitorOf(ground, widget, said.token);
  const now = ground.now();
  const { limits } = ground;
  const wait = Math.max(limits.visitor(visitorId, now.getTime()), limits.network(network, now.getTime()));
  if (wait > 0) throw tooFast(wait);
  await ground.checkRoom();
  const kept = await transact(ground.db, (tx) => keep({ tx, ground, widget, now }, visitorId, said), {
    attempts: ATTEMPTS,
  });
  const [way, records] = [{ way: "chat", wayId: widget.widget_id, wayName: widget.name } as const, 1];
  const [accepted, repeated] = kept.isNew ? [1, 0] : [0, 1];
  ground.noteFlow({ ...way, source: widget.name, records, accepted, repeated, revised: 0, quarantined: 0, refused: 0 });
  return { message: kept.message };
}

interface Keeping {
  readonly tx: Handle;
  readonly ground: ChatGround;
  readonly widget: WidgetRow;
  readonly now: Date;
}

async function keep(
  { tx, ground, widget, now }: Keeping,
  visitorId: string,
  said: Said,
): Promise<{ readonly message: ChatMessage; readonly isNew: boolean }> {
  const account = anonymousAccount(visitorId);
  await store.addAnonymous(tx, { id: visitorId, widgetId: widget.widget_id, account, now });
  const visitor = await store.lockVisitor(tx, visitorId);
  if (!visitor || visitor.ended_at !== null) throw visitorGone();
  const externalId = `${visitorId}:${said.id}`;
  const id = messageId(widget.name, externalId);
  const before = await findSaid(tx, id);
  if (before) return { message: shown(id, before.at, before.body), isNew: false };
  const thread = threadOf({ thread: visitor.thread, lastAt: visitor.last_at }, now);
  const record = recordOf(visitor, { said, widget, now, thread, externalId });
  const item = { status: "understood", position: { record: 1, line: 1 }, record } as const;
  const refused = await ground.accept(tx, declarationOf(widget.name), item);
  if (refused !== undefined) throw notStored(refused);
  const kept = await findSaid(tx, id);
  const email = visitor.subject_key === null ? (said.email ?? null) : null;
  await store.noteSaid(tx, { visitorId, identityId: kept?.authorId ?? null, thread, at: now, email });
  return { message: shown(id, now, kept?.body ?? said.text), isNew: true };
}

/** Who says no name is told from others by the end of their id: an id as a whole is no name to call somebody by. */
function nameOf({ name, account, visitor_id: id }: store.VisitorRow): { readonly name?: string } {
  if (name !== null) return { name };
  return account === null ? { name: `Visitor ${id.slice(-4)}` } : {};
}

function recordOf(
  visitor: store.VisitorRow,
  facts: {
    readonly said: Said;
    readonly widget: WidgetRow;
    readonly now: Date;
    readonly thread: number;
    readonly externalId: string;
  },
): SourceRecord {
  const { said, widget, now, thread, externalId } = facts;
  const { settings } = widget;
  // An address that somebody only typed proves nothing: it is told to colleagues, and leads to no other customer.
  const email = said.email !== undefined && visitor.subject_key === null ? said.email : undefined;
  return {
    externalId,
    version: 0,
    deleted: false,
    at: now.toISOString(),
    direction: "in",
    kind: "message",
    channel: "chat",
    author: {
      role: "customer",
      account: visitor.account ?? anonymousAccount(visitor.visitor_id),
      ...nameOf(visitor),
      ...(visitor.email !== null && visitor.email_verified ? { email: visitor.email, emailVerified: true } : {}),
    },
    thread: threadName(visitor.visitor_id, thread),
    parents: [],
    broadcast: false,
    ...(settings.unit === null ? {} : { unit: settings.unit }),
    ...(email === undefined ? {} : { subject: `Left while nobody was there; answer to ${email}` }),
    text: said.text,
    extra: said.page === undefined ? {} : { page: said.page },
  };
}

function shown(id: string, at: Date, text: string): ChatMessage {
  return { id, from: "visitor", name: null, at: at.toISOString(), text };
}
