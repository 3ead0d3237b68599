import type { Position } from "../contract/position.ts";
import type { Pen } from "./pen.ts";
import { elsewherePart, type Limits, type RailPart, sharesPart, stepsPart, unknownPart } from "./rail-parts.ts";

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Between the parts, in points: as is wanted, and where room is scarce. */
const GAPS = [14, 10];

/** Lines that texts may have, from what is wanted to what always fits. */
const LIMITS: readonly Limits[] = [
  { unknown: 6, says: 3, because: 3, others: 2, source: 2, points: 10 },
  { unknown: 5, says: 3, because: 2, others: 2, source: 2, points: 5 },
  { unknown: 5, says: 3, because: 2, others: 1, source: 2, points: 5 },
  { unknown: 5, says: 3, because: 2, others: 1, source: 1, points: 5 },
  { unknown: 5, says: 2, because: 2, others: 1, source: 1, points: 5 },
  { unknown: 4, says: 2, because: 1, others: 1, source: 1, points: 5 },
  { unknown: 2, says: 2, because: 1, others: 1, source: 1, points: 3 },
  { unknown: 1, says: 1, because: 1, others: 1, source: 1, points: 2 },
];

/** Beside the map: what it rests on, what is not known, the nearest steps, where others say they stand. */
export function writeRail(
  pen: Pen,
  position: Position,
  { left, right, top, bottom, past }: Frame & { readonly past: boolean },
): void {
  const build = (limits: Limits): RailPart[] => {
    const room = { left, width: right - left, limits };
    return [
      sharesPart(pen, position, room),
      unknownPart(pen, position, room),
      stepsPart(pen, position, { ...room, past }),
      elsewherePart(pen, position, room),
    ].filter((part) => part !== null);
  };
  let fits: readonly RailPart[] = [];
  let gap = 0;
  for (const limits of LIMITS) {
    fits = build(limits);
    const least = heightOf(fits);
    const joints = Math.max(1, fits.length - 1);
    gap = GAPS.find((one) => least + one * joints <= bottom - top) ?? 0;
    if (gap > 0) break;
  }
  let next = top;
  for (const { height, put } of fits) {
    put(next);
    next += height + gap;
  }
}

function heightOf(parts: readonly RailPart[]): number {
  return parts.reduce((sum, { height }) => sum + height, 0);
}
