import {
  covererOf,
  type IdentityKind,
  maskerOf,
  maskName,
  maskPersonalData,
  maskValue,
} from "@firsthand/analytics/personal-data";

import type { MessageRevision, Participant, ShownMessage } from "../contract.ts";

/** Somebody as a page shows them. */
interface Named {
  readonly name: string | null;
  readonly kind: string;
  readonly value: string | null;
}

const KINDS: readonly string[] = ["account", "email", "phone", "customer_number"] satisfies IdentityKind[];

/** A name and an address, handle or number as whoever may not see personal data sees them. */
export function maskedPerson<T extends Named>(person: T): T {
  const { name, kind, value } = person;
  return {
    ...person,
    name: name === null ? null : maskName(name),
    value: value === null ? null : maskValue(isIdentityKind(kind) ? kind : "account", value),
  };
}

function isIdentityKind(kind: string): kind is IdentityKind {
  return KINDS.includes(kind);
}

/** What masks a text. */
export type Masker = (text: string) => string;

/** What masks texts among these people: personal data, and the names and handles of who does not answer. */
export function maskerAmong(people: readonly (Named & { readonly answers: boolean })[]): Masker {
  return maskerOf({
    hidden: people.flatMap(({ name, kind, value, answers }) =>
      answers ? [] : { name, kind: isIdentityKind(kind) ? kind : null, value },
    ),
    shown: people.flatMap(({ name, answers }) => (answers && name !== null ? [name] : [])),
  });
}

/** What puts something else in the place of what it knows in a text. */
export type Coverer = ReturnType<typeof covererOf>;

/** What covers all these people, who answers too: for whoever is not to know anybody. */
export function covererAmong(people: readonly Named[]): Coverer {
  return covererOf({
    hidden: people.map(({ name, kind, value }) => ({ name, kind: isIdentityKind(kind) ? kind : null, value })),
    shown: [],
  });
}

/** A text with the personal data in it masked, and what else the masker knows; null stays. */
export function maskedText<T extends string | null>(
  text: T,
  mask: Masker = (one) => maskPersonalData(one),
): T | string {
  return text === null ? text : mask(text);
}

/** A message with what is said of customers masked; those who answer for the organisation keep their names. */
export function maskedMessage(message: ShownMessage, mask: Masker): ShownMessage {
  const { author, subject, body } = message;
  return {
    ...message,
    author: author === null || isOwn(author.role) ? author : maskedPerson(author),
    subject: maskedText(subject, mask),
    body: mask(body),
    // A voice tells who it is.
    recording: null,
    order: maskedOrder(message.order, mask),
    statements: message.statements.map((one) => ({ ...one, text: mask(one.text) })),
    corrections: message.corrections.map((one) => ({ ...one, reason: maskedText(one.reason, mask) })),
  };
}

/** What was ordered may bear the name of who gets it. */
function maskedOrder(order: ShownMessage["order"], mask: Masker): ShownMessage["order"] {
  return order && { ...order, items: order.items.map((item) => ({ ...item, name: mask(item.name) })) };
}

export function maskedParticipant(participant: Participant): Participant {
  return isOwn(participant.role) ? participant : maskedPerson(participant);
}

export function maskedRevision(revision: MessageRevision, mask: Masker): MessageRevision {
  return { ...revision, subject: maskedText(revision.subject, mask), body: mask(revision.body) };
}

function isOwn(role: string | null): boolean {
  return role === "agent" || role === "brand";
}
