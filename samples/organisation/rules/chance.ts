/** Chance that is the same each time for the same seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One of the items, by weight; at least one weight above 0. */
  readonly weighted: <Item>(items: readonly Item[], weightOf: (item: Item) => number) => Item;
  /** Around a median, with a long tail to the right; `spread` is the deviation of its logarithm. */
  readonly around: (median: number, spread: number) => number;
}

/** A source of chance for a seed: FNV-1a of the seed, then mulberry32. */
export function chanceOf(seed: string): Chance {
  let state = 0x81_1c_9d_c5;
  for (let index = 0; index < seed.length; index += 1)
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01_00_01_93) >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("There is nothing to pick from.");
    return item;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick,
    weighted: (items, weightOf) => {
      const weights = items.map(weightOf);
      let left = next() * weights.reduce((total, weight) => total + weight, 0);
      for (const [index, item] of items.entries()) {
        left -= weights[index] ?? 0;
        if (left < 0) return item;
      }
      return pick(items);
    },
    around: (median, spread) => {
      // The sum of twelve draws is near enough to a normal one, and the same on every machine.
      let sum = -6;
      for (let draw = 0; draw < 12; draw += 1) sum += next();
      return median * Math.exp(spread * sum);
    },
  };
}
