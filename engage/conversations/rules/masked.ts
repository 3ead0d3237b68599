import { type IdentityKind, maskName, maskPersonalData, maskValue } from "@firsthand/analytics/personal-data";

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

/** A text with the personal data in it masked; null stays. */
export function maskedText<T extends string | null>(text: T): T | string {
  return text === null ? text : maskPersonalData(text);
}

/** A message with what is said of customers masked; those who answer for the organisation keep their names. */
export function maskedMessage(message: ShownMessage): ShownMessage {
  const { author, subject, body } = message;
  return {
    ...message,
    author: author === null || isOwn(author.role) ? author : maskedPerson(author),
    subject: maskedText(subject),
    body: maskedText(body),
  };
}

export function maskedParticipant(participant: Participant): Participant {
  return isOwn(participant.role) ? participant : maskedPerson(participant);
}

export function maskedRevision(revision: MessageRevision): MessageRevision {
  return { ...revision, subject: maskedText(revision.subject), body: maskedText(revision.body) };
}

function isOwn(role: string | null): boolean {
  return role === "agent" || role === "brand";
}
