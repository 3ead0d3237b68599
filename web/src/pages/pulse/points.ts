import type { Point, WatchKind } from "@firsthand/learn/pulse/contract";

/** A step as it is drawn: a count, or a share of what there was. */
export interface Drawn {
  readonly at: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly out: boolean;
}

/** Steps as they are drawn; of a share each is taken of what there was, and nothing where there was nothing. */
export function drawn(points: readonly Point[], kind: WatchKind): Drawn[] {
  return points.map(({ at, count, of, low, high, severity }) => {
    const share = (value: number): number | null => (of === null || of === 0 ? null : Math.min(1, value / of));
    const as = (value: number): number | null => (kind === "share" ? share(value) : value);
    return { at, value: as(count), low: as(low), high: as(high), out: severity > 0 };
  });
}
