import { type Reach, isUnitWithin } from "@firsthand/kernel/permissions";

import type { UnitPositions } from "../contract/position.ts";
import type { MaturityGround } from "../ground.ts";
import { windowOfPosition } from "../rules/windows.ts";
import { placeUnits } from "./cap-by-units.ts";

/** More units than this are not placed: the largest are. */
const MOST_UNITS = 20;

/** Where the units within reach stand, the largest first, and how large a share of their customers each stage serves. */
export async function listUnitPositions(
  ground: MaturityGround,
  asked: { readonly since?: Date | undefined; readonly until?: Date | undefined; readonly reach: Reach },
): Promise<UnitPositions> {
  const used = await ground.model();
  const now = ground.now();
  const { last } = await ground.span();
  const ends = { days: used.model.window.days, last: last === null ? null : new Date(last), now };
  const window = windowOfPosition(asked, ends);
  const found = (await ground.units(window)).filter(({ unit }) => isUnitWithin(asked.reach, unit));
  const largest = found
    .flatMap(({ unit, conversations, customers }) => (unit === null ? [] : [{ unit, conversations, customers }]))
    .toSorted((a, b) => b.conversations - a.conversations || (a.unit < b.unit ? -1 : 1))
    .slice(0, MOST_UNITS);
  const asOf = asked.until && asked.until < now ? asked.until : now;
  const placed = await placeUnits(
    ground,
    largest.map(({ unit }) => unit),
    { used, window, asOf },
  );
  const units = largest.flatMap((size, index) => {
    const standing = placed[index];
    return standing ? [{ ...size, stage: standing.stage, ceiling: standing.ceiling }] : [];
  });
  const customers = units.reduce((sum, unit) => sum + unit.customers, 0);
  return {
    since: window.since.toISOString(),
    until: window.until.toISOString(),
    units,
    served: used.model.stages.map(({ level }) => ({
      level,
      share:
        customers === 0
          ? 0
          : units.reduce((sum, unit) => sum + (unit.stage === level ? unit.customers : 0), 0) / customers,
    })),
  };
}
