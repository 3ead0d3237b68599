import { isUnitWithin } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";

/** Who asks, as far as this module wants to know. */
export type PulseAsker = Pick<Asker, "id" | "name" | "kind" | "reach" | "may">;

type PulsePermission = "pulse.read" | "pulse.manage" | "pulse.respond";

/** Whether what is watched for this unit (null: for the whole) lies within reach of a permission. */
export function isOpenTo(asker: PulseAsker, permission: PulsePermission, unit: string | null | undefined): boolean {
  return isUnitWithin(asker.reach(permission), unit ?? null);
}
