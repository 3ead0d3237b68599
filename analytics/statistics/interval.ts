/** The ends of an interval that holds the true value in 95 of 100 samples (or at the level asked for). */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The level of every interval unless another is asked for. */
export const USUAL_LEVEL = 0.95;

/** Refuses a level that is no probability between 0 and 1: a wrong argument is a defect, not bad input. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, not ${level}`);
}

/** Refuses what is not a count. */
export function checkCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} is a whole number from 0, not ${value}`);
}
