import { findRestrictedIds } from "../../privacy/index.ts";
import type { DataSubject } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import type { LegalHold } from "../contract.ts";
import type { Held, RetentionGround, Scope, UnitNode } from "../ground.ts";
import { withBelow } from "../rules/effective.ts";
import { findActiveHolds } from "../store/holds.ts";

/** Everything that may not be taken out now: by holds, and of people whose data are only kept at their own wish. */
export async function readHeld(tx: Handle, ground: RetentionGround): Promise<Held> {
  const holds = await findActiveHolds(tx, ground.now());
  const units = await ground.units(tx);
  const people = [
    ...holds.flatMap(({ what }) => (what.kind === "person" ? [what.personId] : [])),
    ...(await findRestrictedIds(tx)),
  ];
  return {
    conversationIds: holds.flatMap(({ what }) => (what.kind === "conversation" ? [what.conversationId] : [])),
    identityIds: people.length === 0 ? [] : await ground.identitiesOf(tx, people),
    scopes: holds.flatMap(({ what }) => scopeOf(what, units) ?? []),
  };
}

function scopeOf(what: LegalHold["what"], units: readonly UnitNode[]): Scope | undefined {
  if (what.kind !== "scope") return undefined;
  const { channel, unit, since, until } = what;
  return {
    channel,
    units: unit === null ? null : withBelow(unit, units),
    since: since === null ? null : new Date(since),
    until: until === null ? null : new Date(until),
  };
}

/** The holds that forbid to erase somebody now; none: empty. */
export async function heldBecause(
  tx: Handle,
  ground: Pick<RetentionGround, "now" | "units" | "liesWithin" | "identitiesOf">,
  subject: Pick<DataSubject, "identityIds" | "conversationIds" | "messageIds">,
): Promise<{ holdId: string; why: string }[]> {
  const units = await ground.units(tx);
  const found: { holdId: string; why: string }[] = [];
  for (const { id: holdId, what, why } of await findActiveHolds(tx, ground.now())) {
    const scope = scopeOf(what, units);
    const holds = scope
      ? await ground.liesWithin(tx, subject.messageIds, scope)
      : what.kind === "person"
        ? (await ground.identitiesOf(tx, [what.personId])).some((id) => subject.identityIds.includes(id))
        : what.kind === "conversation" && subject.conversationIds.includes(what.conversationId);
    if (holds) found.push({ holdId, why });
  }
  return found;
}
