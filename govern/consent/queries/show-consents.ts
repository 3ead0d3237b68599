import { isRestricted } from "../../privacy/index.ts";
import type { Handle } from "@firsthand/platform/storage";

import type { ConsentChannel, ConsentEvent, Permitted, PersonConsents, Purpose } from "../contract.ts";
import { unknownCustomer, unknownPurpose } from "../errors.ts";
import type { ConsentGround, KnownIdentity } from "../ground.ts";
import { newestOf, permit, RESTRICTED } from "../rules/standing.ts";
import { findEvents, type Subject } from "../store/events.ts";
import { findLinks } from "../store/links.ts";
import { listPurposes, listVersions } from "./list-purposes.ts";

const MOST_EVENTS = 500;

/** The identities of a customer. Throws `unknown_person`. */
export async function identitiesOf(tx: Handle, ground: ConsentGround, id: string): Promise<readonly KnownIdentity[]> {
  const identities = await ground.customers.identitiesOf(tx, id);
  if (identities.length === 0) throw unknownCustomer(id);
  return identities;
}

/** By what the events of these identities are found. */
export function subjectOf(identities: readonly KnownIdentity[]): Subject {
  return {
    identityIds: identities.map(({ identityId }) => identityId),
    keys: identities.flatMap(({ keys }) => keys),
  };
}

/** What a customer agreed to and withdrew; of one who is restricted without the words that prove it. Throws `unknown_person`. */
export async function showConsents(tx: Handle, ground: ConsentGround, id: string): Promise<PersonConsents> {
  const identities = await identitiesOf(tx, ground, id);
  const subject = subjectOf(identities);
  const events = await findEvents(tx, subject);
  const restricted = await isRestricted(tx, subject.identityIds);
  const [link] = await findLinks(tx, subject.identityIds);
  const opens = link !== undefined && link.expires_at > ground.now();
  return {
    standing: (await listPurposes(tx)).flatMap((purpose) => standingOf(purpose, restricted ? "restricted" : events)),
    history: events.slice(0, MOST_EVENTS).map((event) => (restricted ? { ...event, proof: null } : event)),
    link: opens ? { by: link.made_by, at: link.made_at.toISOString(), expiresAt: link.expires_at.toISOString() } : null,
  };
}

function standingOf(purpose: Purpose, events: readonly ConsentEvent[] | "restricted"): PersonConsents["standing"] {
  if (!purpose.active) return [];
  return purpose.channels.map((channel) => ({
    purpose: purpose.id,
    title: purpose.title,
    basis: purpose.basis,
    channel,
    permitted: events === "restricted" ? RESTRICTED : permit(purpose, channel, eventOf(events, purpose.id, channel)),
  }));
}

function eventOf(events: readonly ConsentEvent[], purpose: string, channel: ConsentChannel): ConsentEvent | null {
  return newestOf(events.filter((event) => event.purpose === purpose && event.channel === channel)) ?? null;
}

/** Whether a customer may be contacted for a purpose by a channel. Throws `unknown_purpose` and `unknown_person`. */
export async function mayContact(
  tx: Handle,
  ground: ConsentGround,
  asked: { readonly id: string; readonly purpose: string; readonly channel: ConsentChannel },
): Promise<Permitted> {
  const [purpose] = await listVersions(tx, asked.purpose);
  if (!purpose) throw unknownPurpose(asked.purpose);
  const subject = subjectOf(await identitiesOf(tx, ground, asked.id));
  if (await isRestricted(tx, subject.identityIds)) return RESTRICTED;
  const events = await findEvents(tx, subject, asked);
  return permit(purpose, asked.channel, newestOf(events) ?? null);
}
