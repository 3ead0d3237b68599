import { normalQuantile, shareInterval, type Interval } from "@firsthand/analytics/statistics";

/** How far two people say the same of the same texts, beyond what chance alone would bring. */
export interface Kappa {
  /** Texts that both judged. */
  readonly n: number;
  /** Share of texts of which both said the same, from 0 to 1. */
  readonly observed: number;
  /** Share that chance would bring: two people who use labels as often as these, and do not read. */
  readonly expected: number;
  /** 1: always the same; 0: as by chance; below: less than by chance. Null where both used one label alone: chance explains all. */
  readonly kappa: number | null;
  readonly interval: Interval | null;
}

/**
 * Cohen's kappa of pairs of labels, where null is a label like others ("none of them"); null for no pairs. J. Cohen,
 * Educational and Psychological Measurement 20 (1960) 37-46. Its interval has the large-sample variance of J. L. Fleiss,
 * J. Cohen, B. S. Everitt, Psychological Bulletin 72 (1969) 323-327. That variance is 0 where all agree, which would claim
 * certainty after two texts: there the low end follows from Wilson's interval of the observed share.
 */
export function kappaOf(pairs: readonly (readonly [string | null, string | null])[], level = 0.95): Kappa | null {
  const n = pairs.length;
  if (n === 0) return null;
  const first = shares(pairs.map(([one]) => one));
  const second = shares(pairs.map(([, other]) => other));
  const same = pairs.filter(([one, other]) => one === other).length;
  const observed = same / n;
  let expected = 0;
  for (const [label, share] of first) expected += share * (second.get(label) ?? 0);
  if (1 - expected < 1e-12) return { n, observed, expected, kappa: null, interval: null };
  const kappa = (observed - expected) / (1 - expected);
  if (same === n) {
    const least = shareInterval(same, n, level);
    const low = least === null ? kappa : (least.low - expected) / (1 - expected);
    return { n, observed, expected, kappa, interval: { low: Math.max(-1, low), high: 1 } };
  }
  let variance = -((kappa - expected * (1 - kappa)) ** 2);
  for (const [one, other] of pairs) {
    const term =
      one === other
        ? 1 - ((first.get(one) ?? 0) + (second.get(one) ?? 0)) * (1 - kappa)
        : (1 - kappa) * ((second.get(one) ?? 0) + (first.get(other) ?? 0));
    variance += term ** 2 / n;
  }
  const reach = normalQuantile((1 + level) / 2) * (Math.sqrt(Math.max(0, variance) / n) / (1 - expected));
  return {
    n,
    observed,
    expected,
    kappa,
    interval: { low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) },
  };
}

function shares(labels: readonly (string | null)[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1 / labels.length);
  return counts;
}
