const STEPS = 127;
const FEWEST_STEPS = 4;

/**
 * A weight as a whole number from -127 to 127 on a scale that is finer near 0: square root of its share of the
 * greatest. Weights below a thousandth of the greatest become 0.
 */
export function stepOf(weight: number, greatest: number): number {
  if (greatest === 0) return 0;
  const step = Math.round(STEPS * Math.sqrt(Math.min(1, Math.abs(weight) / greatest)));
  if (step < FEWEST_STEPS) return 0;
  return weight < 0 ? -step : step;
}

/** The weight that a step stands for. */
export function weightOf(step: number, greatest: number): number {
  return Math.fround((greatest * step * Math.abs(step)) / (STEPS * STEPS));
}

/** The greatest weight, without its sign. */
export function greatestOf(weights: Float32Array): number {
  let greatest = 0;
  for (const weight of weights) if (Math.abs(weight) > greatest) greatest = Math.abs(weight);
  return greatest;
}
