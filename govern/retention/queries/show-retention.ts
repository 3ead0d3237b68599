import type { Handle } from "@firsthand/platform/storage";

import type { Retention } from "../contract.ts";
import type { RetentionGround } from "../ground.ts";
import { SUGGESTED_RULES } from "../rules/suggested.ts";
import { findRules } from "../store/rules.ts";

/** The rules, and what they can be made for. */
export async function showRetention(tx: Handle, ground: RetentionGround): Promise<Retention> {
  const rules = await findRules(tx);
  const cells = await ground.contents.words.survey(tx);
  const tree = await ground.units(tx);
  const sorted = (names: readonly (string | null)[]) => [...new Set(names.flatMap((one) => one ?? []))].toSorted();
  return {
    rules,
    channels: sorted(cells.map(({ channel }) => channel)),
    units: sorted([...cells.map(({ unit }) => unit), ...tree.map(({ name }) => name)]),
    suggested: SUGGESTED_RULES.filter(
      (one) => !rules.some(({ field, channel, unit }) => field === one.field && channel === null && unit === null),
    ),
  };
}
