import { homeOf, stableId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";

import type { ConsentEvent, PersonConsents, Purpose } from "../contract.ts";
import { channelNotOffered, notYet, unknownPurpose, unknownVersion } from "../errors.ts";
import type { ConsentGround, KnownIdentity } from "../ground.ts";
import { listVersions } from "../queries/list-purposes.ts";
import { identitiesOf, showConsents } from "../queries/show-consents.ts";
import { insertEvents, type NewEvent } from "../store/events.ts";

/** What somebody said, before it is known of whom and in which words. */
export interface NewSaying extends Pick<ConsentEvent, "purpose" | "channel" | "state" | "source" | "by"> {
  readonly at: Date;
  readonly textShown: string | null;
  readonly proof: string | null;
}

/** The event of a saying; the same one said again is the same event. */
export function eventOf(identity: KnownIdentity, saying: NewSaying, recorded: { version: number; at: Date }): NewEvent {
  const { identityId, keys } = identity;
  const { purpose, channel, state, source } = saying;
  const at = saying.at.toISOString();
  return {
    ...saying,
    at,
    id: stableId("consent", String(homeOf(identityId)), identityId, purpose, channel, state, source, at),
    identityId,
    identityKey: keys[0] ?? null,
    purposeVersion: recorded.version,
    recordedAt: recorded.at.toISOString(),
  };
}

/** Tells browsers that consents have changed. */
export async function tellConsents(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["privacy"] }));
}

/**
 * Records what a customer gave or withdrew; nothing that was said before is changed. Throws `unknown_person`,
 * `unknown_purpose`, `unknown_purpose_version`, `channel_not_offered` and `consent_in_future`.
 */
export async function recordConsent(
  ground: ConsentGround,
  request: NewSaying & { readonly id: string; readonly purposeVersion: number | undefined },
): Promise<PersonConsents> {
  const { id, purposeVersion, ...saying } = request;
  return await transact(ground.db, async (tx) => {
    const identities = await identitiesOf(tx, ground, id);
    const [first] = identities;
    const identity = identities.find(({ identityId }) => identityId === id) ?? first;
    if (!identity) return await showConsents(tx, ground, id);
    const version = await offered(tx, saying, purposeVersion);
    const now = ground.now();
    if (saying.at > now) throw notYet();
    await insertEvents(tx, [eventOf(identity, saying, { version, at: now })]);
    await tellConsents(tx);
    return await showConsents(tx, ground, id);
  });
}

/** The version that is meant, where the purpose has it and offers the channel; withdrawing is open by every channel. */
async function offered(tx: Handle, { purpose: id, channel, state }: NewSaying, wanted?: number): Promise<number> {
  const versions = await listVersions(tx, id);
  const meant = wanted === undefined ? versions[0] : versions.find(({ version }) => version === wanted);
  if (!versions[0]) throw unknownPurpose(id);
  if (!meant) throw unknownVersion(id, wanted ?? 0);
  if (state === "given" && !isOffered(meant, channel)) throw channelNotOffered(meant.channels);
  return meant.version;
}

function isOffered({ channels }: Purpose, channel: ConsentEvent["channel"]): boolean {
  return channels.includes(channel);
}
