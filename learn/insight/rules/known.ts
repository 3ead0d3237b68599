import { isWithin, type Reach } from "@firsthand/kernel/permissions";

import type { Member } from "../ground.ts";

/**
 * Whether somebody is told of a member: who sees units only knows those who hold a role there, as on the page of members.
 */
export function isKnownTo(
  { id, reach }: { readonly id: string; readonly reach: Reach },
  member: Pick<Member, "id" | "places">,
): boolean {
  if (reach === "all" || id === member.id) return true;
  return member.places.some((place) => place.unit !== null && isWithin(reach, place));
}
