import { type Reach, isUnitWithin, unitsWithin } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { Retention } from "../contract.ts";
import type { RetentionGround } from "../ground.ts";
import { lineageOf } from "../rules/effective.ts";
import { SUGGESTED_RULES } from "../rules/suggested.ts";
import { findRules } from "../store/rules.ts";

/**
 * The rules, and what they can be made for. Who sets rules for units is told of these, and of the rules from above that
 * hold there too.
 */
export async function showRetention(tx: Handle, ground: RetentionGround, reach: Reach = "all"): Promise<Retention> {
  const isSeen = ({ unit }: { readonly unit: string | null }) => isUnitWithin(reach, unit);
  const tree = await ground.units(tx);
  const above = new Set(unitsWithin(reach)?.flatMap((unit) => lineageOf(unit, tree)));
  const rules = (await findRules(tx)).filter((rule) => rule.unit === null || isSeen(rule) || above.has(rule.unit));
  const cells = (await ground.cells(tx)).filter(isSeen);
  const sorted = (names: readonly (string | null)[]) => [...new Set(names.flatMap((one) => one ?? []))].toSorted();
  return {
    rules,
    channels: sorted(cells.map(({ channel }) => channel)),
    units: sorted([...cells, ...tree.map(({ name }) => ({ unit: name })).filter(isSeen)].map(({ unit }) => unit)),
    suggested:
      reach !== "all"
        ? []
        : SUGGESTED_RULES.filter(
            (one) =>
              !rules.some(({ field, channel, unit }) => field === one.field && channel === null && unit === null),
          ),
  };
}
