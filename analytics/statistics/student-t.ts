import { incompleteBeta, logGamma } from "./beta.ts";
import { normalQuantile } from "./normal.ts";

/** P(T <= t) of Student's t distribution (NIST DLMF 8.17: half of I_x(df/2, 1/2) with x = df / (df + t^2) is a tail). */
export function studentProbability(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const tail = incompleteBeta(x, degreesOfFreedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

function studentDensity(t: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  const logFront = logGamma(half + 0.5) - logGamma(half) - 0.5 * Math.log(degreesOfFreedom * Math.PI);
  return Math.exp(logFront - (half + 0.5) * Math.log1p((t * t) / degreesOfFreedom));
}

/**
 * The t with P(T <= t) = p, for one degree of freedom and more. Newton's method from the normal quantile, which is
 * never beyond the answer; the distribution is concave above 0, so no step leaps past it.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1)) throw new RangeError(`a degree of freedom is needed, not ${degreesOfFreedom}`);
  if (p < 0.5) return -studentQuantile(1 - p, degreesOfFreedom);
  let t = normalQuantile(p);
  for (let round = 0; round < 200; round++) {
    const step = (p - studentProbability(t, degreesOfFreedom)) / studentDensity(t, degreesOfFreedom);
    t += step;
    if (Math.abs(step) < 1e-12 * Math.max(1, Math.abs(t))) break;
  }
  return t;
}
