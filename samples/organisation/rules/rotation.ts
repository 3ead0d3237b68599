import type { Chance } from "./chance.ts";

/** Picks so that nothing comes back before most of the others had their turn. */
export interface Rotation {
  readonly pick: <Item extends object>(
    items: readonly Item[],
    chance: Chance,
    weightOf?: (item: Item) => number,
  ) => Item;
}

/** The share of the items that rests. */
const RESTING = 0.65;

export function createRotation(): Rotation {
  const lastPicked = new Map<object, number>();
  let picks = 0;
  return {
    pick: (items, chance, weightOf = () => 1) => {
      const rested = items
        .toSorted((a, b) => (lastPicked.get(a) ?? 0) - (lastPicked.get(b) ?? 0))
        .slice(0, Math.max(1, Math.ceil(items.length * (1 - RESTING))));
      const item = chance.weighted(rested, weightOf);
      picks += 1;
      lastPicked.set(item, picks);
      return item;
    },
  };
}
