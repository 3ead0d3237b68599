/** 95 %, two-sided. */
const Z = 1.96;
/** To within so much the share of right readings is to be known. */
const WITHIN = 0.05;
/** With fewer texts than this nothing is known of the share yet. */
const FEWEST = 20;
/** Fewer texts than this teach a value badly. */
export const ENOUGH_OF_A_VALUE = 20;

/**
 * About how many more held-back texts tell the share right to within five points either way: n = z² p (1 − p) / d², with
 * the share that is seen so far, or one half where little is seen (Cochran, Sampling Techniques, 1977, 4.4).
 */
export function auditWanted({ texts, right }: { readonly texts: number; readonly right: number }): number {
  const seen = texts < FEWEST ? 0.5 : Math.min(0.95, Math.max(0.5, right / texts));
  return Math.max(0, Math.ceil((Z * Z * seen * (1 - seen)) / (WITHIN * WITHIN)) - texts);
}
