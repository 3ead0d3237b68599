import type { PulseOptions } from "../points.ts";

import type { Window } from "./scale.ts";

/** The newest points together; of measurements their mean. */
export function lastPoints(recent: readonly Window[], points: number, kind: PulseOptions["kind"]): Window {
  let count = 0;
  let of = 0;
  let expected = 0;
  let against = 0;
  const first = Math.max(0, recent.length - points);
  for (let index = first; index < recent.length; index += 1) {
    const point = recent[index];
    if (!point) continue;
    count += point.count;
    of += point.of;
    expected += point.expected;
    against += point.against;
  }
  if (kind !== "value") return { count, of, expected, against };
  const n = Math.max(1, recent.length - first);
  return { count: count / n, of: 1, expected: expected / n, against: expected / n };
}
