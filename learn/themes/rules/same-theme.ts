/** A theme as it is known from an earlier look, or as it was found now. */
export interface Known {
  readonly phrases: readonly string[];
  readonly members: ReadonlySet<string>;
}

/** Two themes that share so much of the smaller one are one. */
const SHARED = 0.3;

/**
 * Which of the earlier themes each of the found ones is, by place; undefined where it is new. Each earlier one is found
 * once at most, by the theme that shares most with it.
 */
export function matchThemes(found: readonly Known[], earlier: readonly Known[]): (number | undefined)[] {
  const pairs = found.flatMap((one, at) =>
    earlier.map((other, before) => ({ at, before, alike: alikeness(one, other) })),
  );
  const matched: (number | undefined)[] = found.map(() => undefined);
  const taken = new Set<number>();
  for (const { at, before, alike } of pairs.toSorted((a, b) => b.alike - a.alike || a.at - b.at)) {
    if (alike < SHARED || matched[at] !== undefined || taken.has(before)) continue;
    matched[at] = before;
    taken.add(before);
  }
  return matched;
}

/** Messages in common, as a share of the smaller theme; the same first phrase counts as half of them. */
function alikeness(one: Known, other: Known): number {
  let shared = 0;
  for (const member of one.members) if (other.members.has(member)) shared += 1;
  const share = shared / Math.max(1, Math.min(one.members.size, other.members.size));
  const sameWords = one.phrases[0] !== undefined && one.phrases[0] === other.phrases[0];
  return Math.max(share, sameWords ? 0.5 : 0);
}
