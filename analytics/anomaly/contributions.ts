/** How much of an excess comes from one topic or author. */
export interface Contribution {
  readonly name: string;
  /** Messages more than before; negative if fewer. */
  readonly excess: number;
  /** Its part of all that grew, 0 to 1; 0 for what did not grow. */
  readonly share: number;
}

/**
 * Which topics or authors explain an excess, the greatest first, by name where they are equal. Both maps say how
 * many messages each had; `before` has to be scaled to the same length of time as `now`.
 */
export function contributions(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): Contribution[] {
  const names = [...new Set([...before.keys(), ...now.keys()])];
  const excesses = names.map((name) => ({ name, excess: (now.get(name) ?? 0) - (before.get(name) ?? 0) }));
  const grown = excesses.reduce((sum, { excess }) => sum + Math.max(0, excess), 0);
  return excesses
    .map(({ name, excess }) => ({ name, excess, share: grown > 0 ? Math.max(0, excess) / grown : 0 }))
    .toSorted((a, b) => b.excess - a.excess || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
