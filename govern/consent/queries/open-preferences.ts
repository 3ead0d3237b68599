import { findErased } from "../../privacy/index.ts";
import type { Handle } from "@firsthand/platform/storage";

import type { Preferences } from "../contract.ts";
import { linkNotOpen } from "../errors.ts";
import type { ConsentGround, KnownIdentity } from "../ground.ts";
import { maskAddress } from "../rules/mask.ts";
import { newestOf } from "../rules/standing.ts";
import { readLink } from "../token.ts";
import { findEvents } from "../store/events.ts";
import { findLinks } from "../store/links.ts";
import { listPurposes } from "./list-purposes.ts";
import { subjectOf } from "./show-consents.ts";

/** Whose link it is. */
export interface Holder {
  readonly identity: KnownIdentity;
  /** All of the same person. */
  readonly identities: readonly KnownIdentity[];
  readonly expiresAt: Date;
}

/** Who holds this link. Whatever keeps it from opening, the error is the same: `preference_link_not_open`. */
export async function holderOf(tx: Handle, { key, now, customers }: ConsentGround, token: string): Promise<Holder> {
  const facts = readLink(key, token);
  if (!facts || facts.expiresAt <= now()) throw linkNotOpen();
  const [link] = await findLinks(tx, [facts.identityId]);
  if (link?.version !== facts.version || link.expires_at.getTime() !== facts.expiresAt.getTime()) throw linkNotOpen();
  if ((await findErased(tx, [facts.identityId])).size > 0) throw linkNotOpen();
  const identities = await customers.identitiesOf(tx, facts.identityId);
  const identity = identities.find(({ identityId }) => identityId === facts.identityId);
  if (!identity) throw linkNotOpen();
  return { identity, identities, expiresAt: facts.expiresAt };
}

/** What the holder of a link sees of themselves: what they agreed to, and nothing else. */
export async function showPreferences(
  tx: Handle,
  { organisation }: Pick<ConsentGround, "organisation">,
  { identity, identities, expiresAt }: Holder,
): Promise<Preferences> {
  const events = await findEvents(tx, subjectOf(identities));
  const purposes = (await listPurposes(tx)).filter(({ active }) => active);
  const stateOf = (purpose: string, channel: string) =>
    newestOf(events.filter((event) => event.purpose === purpose && event.channel === channel))?.state ?? "unknown";
  return {
    organisation,
    address: maskAddress(identity.kind, identity.value),
    expiresAt: expiresAt.toISOString(),
    purposes: purposes.map(({ id, version, title, text, basis, channels }) => ({
      id,
      version,
      title,
      text,
      basis,
      channels: channels.map((channel) => ({ channel, state: stateOf(id, channel) })),
    })),
  };
}
