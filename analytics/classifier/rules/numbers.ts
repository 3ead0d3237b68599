const LN2 = 0.693_147_180_559_945_3;
const HALF_ROOT = 0.707_106_781_186_547_6;
const SERIES = 13;

const FARTHEST = 1000;
const POWERS_OF_TWO = Float64Array.from({ length: 2 * FARTHEST + 1 }, (_, at) => {
  let value = 1;
  for (let left = Math.abs(at - FARTHEST); left > 0; left -= 1) value *= at < FARTHEST ? 0.5 : 2;
  return value;
});
const PER_TERM = Float64Array.from({ length: SERIES + 1 }, (_, term) => (term === 0 ? 1 : 1 / term));

/** e to the power of `value`, from the four basic operations only: the same to the last bit in every engine. */
export function exponential(value: number): number {
  if (value < -690) return 0;
  const bounded = value > 690 ? 690 : value;
  const twos = Math.round(bounded / LN2);
  const rest = bounded - twos * LN2;
  let sum = 1;
  for (let term = SERIES; term > 0; term -= 1) sum = 1 + sum * rest * (PER_TERM[term] ?? 0);
  return sum * (POWERS_OF_TWO[FARTHEST + twos] ?? 0);
}

/** The natural logarithm of a positive number, from the four basic operations only. */
export function logarithm(value: number): number {
  let twos = 0;
  let rest = value;
  for (; rest > 2 * HALF_ROOT; twos += 1) rest /= 2;
  for (; rest < HALF_ROOT; twos -= 1) rest *= 2;
  const part = (rest - 1) / (rest + 1);
  const square = part * part;
  let sum = 0;
  for (let term = 2 * SERIES + 1; term > 0; term -= 2) sum = sum * square + 1 / term;
  return 2 * part * sum + twos * LN2;
}

/** A number as a probability. */
export function logistic(value: number): number {
  return 1 / (1 + exponential(-value));
}

/** Numbers from 0 to below 1 that look like chance and follow from the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Brings places into an order that follows from the source of chance alone. */
export function shuffle(places: Int32Array, chance: () => number): void {
  for (let last = places.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    const kept = places[last] ?? 0;
    places[last] = places[other] ?? 0;
    places[other] = kept;
  }
}
