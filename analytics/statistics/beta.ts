// Lanczos' approximation with g = 7 and nine terms (P. Godfrey's coefficients); relative error about 1e-15.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** The natural logarithm of the gamma function, for x of 0.5 and more. */
export function logGamma(x: number): number {
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (const [index, coefficient] of LANCZOS.entries()) {
    if (index > 0) sum += coefficient / (shifted + index);
  }
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * The regularised incomplete beta function I_x(a, b), for a and b of 0.5 and more.
 * Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated by Lentz's method;
 * on the far side of the mean the symmetry I_x(a, b) = 1 - I_(1-x)(b, a) keeps it fast.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return Math.exp(logFront) / a / continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  const rounds = 1_000 + 10 * Math.ceil(Math.sqrt(Math.max(a, b)));
  let value = 1;
  let upper = 1;
  let lower = 0;
  for (let m = 1; m <= rounds; m++) {
    const half = m >> 1;
    const numerator =
      m % 2 === 0
        ? (half * (b - half) * x) / ((a + m - 1) * (a + m))
        : (-(a + half) * (a + b + half) * x) / ((a + m - 1) * (a + m));
    lower = 1 / awayFromZero(1 + numerator * lower);
    upper = awayFromZero(1 + numerator / upper);
    const change = upper * lower;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
