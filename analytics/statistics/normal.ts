const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
function normalDensity(z: number): number {
  return DENSITY_AT_ZERO * Math.exp((-z * z) / 2);
}

/**
 * P(Z <= z) of the standard normal distribution, by the series z + z^3/3 + z^5/(3*5) + ... times the density:
 * G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11(4), 2004.
 * Absolute error below 1e-15 up to |z| = 7; beyond 38 it is 0 or 1.
 */
export function normalProbability(z: number): number {
  if (z < -38) return 0;
  if (z > 38) return 1;
  let sum = z;
  let term = z;
  for (let divisor = 3; Math.abs(term) > 1e-17 * Math.abs(sum); divisor += 2) {
    term *= (z * z) / divisor;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + sum * normalDensity(z)));
}

/**
 * The z with P(Z <= z) = p, for p from 1e-9 to 1 - 1e-9, by Newton's method. The distribution is concave above 0,
 * so from 0 every step stays short of the answer and the steps cannot leap past it.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 1e-9 && p <= 1 - 1e-9)) throw new RangeError(`a probability from 1e-9 to 1 - 1e-9 is needed, not ${p}`);
  if (p < 0.5) return -normalQuantile(1 - p);
  let z = 0;
  for (let round = 0; round < 100; round++) {
    const step = (p - normalProbability(z)) / normalDensity(z);
    z += step;
    if (Math.abs(step) < 1e-13) break;
  }
  return z;
}
