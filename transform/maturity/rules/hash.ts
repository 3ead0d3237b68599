/** A stream of chance: the same for the same seed and name, and unlike that of every other name. */
export interface Stream {
  readonly from: number;
  readonly step: number;
}

/** The stream of a name. */
export function streamOf(seed: number, name: string): Stream {
  let from = mix((seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) >>> 0));
  let step = mix(from ^ 0x5bd1e995);
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    from = mix(Math.imul(from, 31) + code);
    step = mix(Math.imul(step, 37) ^ code);
  }
  return { from, step };
}

/** The number at a place of a stream, from 0 to below 1. */
export function chanceAt({ from, step }: Stream, index: number): number {
  return mix(mix(from + Math.imul(index + 1, 0x9e3779b9)) + step) / 2 ** 32;
}

/** A permutation of 32 bits with little bias: C. Wellons, "Prospecting for hash functions" (2018), lowbias32. */
function mix(value: number): number {
  let bits = value >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
