import { randomInt } from "node:crypto";

import { HOMES, mintId } from "@firsthand/kernel/ids";

import type { ChatVisitor } from "../contract.ts";
import { notProven, visitorGone } from "../errors.ts";
import type { ChatGround } from "../ground.ts";
import { readIdentity } from "../identity-token.ts";
import { widgetSecrets } from "../sealed-columns.ts";
import { findLatest } from "../store/messages.ts";
import * as store from "../store/visitors.ts";
import type { WidgetRow } from "../store/widgets.ts";
import { readVisitor, signVisitor, subjectKey, visitorKey } from "../visitor-token.ts";

/** How long a browser is known after its last visit. */
const BROWSER_DAYS = 365;
/** How long a site's word holds; the page says it again each time it opens. */
const NAMED_HOURS = 12;
const HOUR_MS = 3_600_000;

/** So many messages a visitor finds again. */
const SHOWN_AGAIN = 50;

/** Forgets those whose tokens are over for long: what they said stays in the log. */
export async function forgetVisitors({ db, now }: Pick<ChatGround, "db" | "now">): Promise<void> {
  const hoursAgo = (hours: number) => new Date(now().getTime() - hours * HOUR_MS);
  await store.forgetResting(db, {
    silentSince: hoursAgo(2 * NAMED_HOURS),
    restingSince: hoursAgo((BROWSER_DAYS + 1) * 24),
  });
}

/** Who holds a token. */
export interface Visitor {
  readonly id: string;
  /** Undefined while they said nothing. */
  readonly row: store.VisitorRow | undefined;
}

/** The visitor whose token it is. Throws `chat_visitor_gone` for every token that is not good. */
export async function visitorOf(ground: ChatGround, widget: WidgetRow, token: string): Promise<Visitor> {
  const key = visitorKey(ground.secret, widget.widget_id);
  const facts = readVisitor(key, token, ground.now());
  if (!facts) throw visitorGone();
  const row = await store.findVisitor(ground.db, facts.visitorId);
  if (row && (row.ended_at !== null || row.widget_id !== widget.widget_id)) throw visitorGone();
  return { id: facts.visitorId, row };
}

/**
 * Knows a browser again by its token, or as a new one where it has none. Nothing is stored of who only looks. Throws
 * `chat_visitor_gone`.
 */
export async function knowBrowser(
  ground: ChatGround,
  widget: WidgetRow,
  token: string | undefined,
): Promise<ChatVisitor> {
  const now = ground.now();
  const visitor =
    token === undefined
      ? { id: mintId(randomInt(HOMES), now.getTime(), ground.random), row: undefined }
      : await visitorOf(ground, widget, token);
  const isNamed = visitor.row?.subject_key != null;
  return await shown(ground, widget, visitor, {
    // A site's word is not prolonged: only the site can do that.
    token: isNamed && token !== undefined ? token : tokenFor(ground, widget, visitor.id, BROWSER_DAYS * 24),
  });
}

/** Knows a visitor by the word of their site. Throws `chat_identity_not_proven`. */
export async function knowNamed(ground: ChatGround, widget: WidgetRow, identity: string): Promise<ChatVisitor> {
  const now = ground.now();
  const secrets = await widgetSecrets.find(ground.db, widget.widget_id, { open: ground.open, now });
  const said = readIdentity(identity, { secrets, widgetId: widget.widget_id, now });
  if (!said) throw notProven();
  const key = subjectKey(ground.secret, widget.widget_id, said.subject);
  const row = await store.saveNamed(ground.db, {
    newId: mintId(store.homeOfSubject(key), now.getTime(), ground.random),
    widgetId: widget.widget_id,
    subjectKey: key,
    account: said.subject,
    name: said.name ?? null,
    email: said.email ?? null,
    emailVerified: said.emailVerified,
    now,
  });
  const token = tokenFor(ground, widget, row.visitor_id, NAMED_HOURS);
  return await shown(ground, widget, { id: row.visitor_id, row }, { token });
}

function tokenFor({ secret, now }: ChatGround, widget: WidgetRow, visitorId: string, hours: number): string {
  const expiresAt = new Date(now().getTime() + hours * HOUR_MS);
  return signVisitor(visitorKey(secret, widget.widget_id), { visitorId, expiresAt });
}

async function shown(
  ground: ChatGround,
  widget: WidgetRow,
  { row }: Visitor,
  { token }: { readonly token: string },
): Promise<ChatVisitor> {
  const identityId = row?.identity_id;
  const found = identityId ? await findLatest(ground.db, [{ identityId, source: widget.name }], SHOWN_AGAIN) : [];
  return { token, named: row?.subject_key != null, begun: identityId != null, messages: found[0] ?? [] };
}
