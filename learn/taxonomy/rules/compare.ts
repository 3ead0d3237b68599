/** How one head did on the corrected texts that were kept back. */
export interface Tally {
  /** Kept back texts that have a label of this head. */
  readonly texts: number;
  readonly right: number;
  readonly rulesRight: number;
  /** Of the version in force; null where there is none, or it does not know the head. */
  readonly lastRight: number | null;
  /** Texts that the new version gets right and the last one wrong, and the other way round. */
  readonly won: number;
  readonly lost: number;
}

/** So many texts kept back count as much as nothing at all. */
const HALF_TRUSTED = 20;
/** A head that is so much better than the rules takes their place as far as its evidence goes. */
const CLEARLY_BETTER = 0.2;
/** One-sided 95 %. */
const NOISE = 1.645;

/**
 * How much a learnt head counts beside rules and lists, from 0 to 1: evidence times advantage. Evidence is n / (n + 20)
 * of n corrected texts that it never learnt from; advantage is 0 where it gets 10 % fewer of them right than the rules,
 * a half where it is as good, 1 where it gets 10 % more right. Topics and intents have no rules: there it is 1.
 */
export function weightOf(
  head: string,
  { texts, right, rulesRight }: Pick<Tally, "texts" | "right" | "rulesRight">,
): number {
  if (head === "topic" || head === "intent") return 1;
  if (texts === 0) return 0;
  const advantage = 0.5 + (right - rulesRight) / texts / CLEARLY_BETTER;
  return (texts / (texts + HALF_TRUSTED)) * Math.min(1, Math.max(0, advantage));
}

/**
 * Whether a new version is worse than the last by more than noise, over all heads: it loses more texts than it wins, by
 * more than chance would bring (sign test, one-sided, 95 %).
 */
export function isWorse(tallies: readonly Pick<Tally, "won" | "lost">[]): boolean {
  const won = tallies.reduce((sum, one) => sum + one.won, 0);
  const lost = tallies.reduce((sum, one) => sum + one.lost, 0);
  return lost - won > NOISE * Math.sqrt(lost + won);
}

/** Share right and mean F1 of the labels; null of nothing. A null is a label too: "none of them". */
export function qualityOf(pairs: readonly { readonly expected: string | null; readonly given: string | null }[]): {
  readonly accuracy: number | null;
  readonly macroF1: number | null;
} {
  if (pairs.length === 0) return { accuracy: null, macroF1: null };
  const labels = [...new Set(pairs.map(({ expected }) => expected))];
  const f1 = labels.map((label) => {
    const hits = pairs.filter(({ expected, given }) => expected === label && given === label).length;
    const named = pairs.filter(({ expected }) => expected === label).length;
    const said = pairs.filter(({ given }) => given === label).length;
    return (2 * hits) / (named + said);
  });
  return {
    accuracy: pairs.filter(({ expected, given }) => expected === given).length / pairs.length,
    macroF1: f1.reduce((sum, one) => sum + one, 0) / f1.length,
  };
}
