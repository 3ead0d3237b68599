import { isUnitWithin, isWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";

import type { PulseMember } from "../ground.ts";

/** Who asks, as far as this module wants to know. */
export type PulseAsker = Pick<Asker, "id" | "name" | "kind" | "reach" | "may">;

type PulsePermission = "pulse.read" | "pulse.manage" | "pulse.respond";

/** Whether what is watched for this unit (null: for the whole) lies within reach of a permission. */
export function isOpenTo(asker: PulseAsker, permission: PulsePermission, unit: string | null | undefined): boolean {
  return isUnitWithin(asker.reach(permission), unit ?? null);
}

/**
 * Whether somebody is told of a member: who sees units only knows those who hold a role there, as on the page of members.
 */
export function isKnownTo(asker: PulseAsker, { id, places }: Pick<PulseMember, "id" | "places">): boolean {
  const reach = asker.reach("pulse.read");
  return reach === "all" || id === asker.id || places.some((place) => place.unit !== null && isWithin(reach, place));
}

/** The units whose watches lie within reach of a permission; null: all, and what is watched for the whole. */
export function openUnits(asker: PulseAsker, permission: PulsePermission): readonly string[] | null {
  const reach = asker.reach(permission);
  const whole = reach === "all" ? [{ units: null }] : reach.filter(({ functions }) => functions === null);
  return whole.some(({ units }) => units === null) ? null : whole.flatMap(({ units }) => units ?? []);
}
