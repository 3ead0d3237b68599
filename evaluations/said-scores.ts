/** What was said of a text, null for nothing, and what would be right, the best first; `-` stands for nothing. */
export interface Said {
  readonly right: readonly string[];
  readonly given: string | null;
}

const NONE = "-";
const branchOf = (label: string) => label.split(".")[0] ?? label;

/**
 * Figures from 0 to 100 for one that may keep silent. Coverage: of how many texts it says something. Precision: how many
 * of these are right, itself or a branch in which something right lies. Recall: of the texts for which a label is best, how
 * many get a right one. For branches it is enough that something right lies in the same branch. NaN of nothing.
 */
export function saidScores(texts: readonly Said[]): {
  readonly coverage: number;
  readonly precision: number;
  readonly branchPrecision: number;
  readonly recall: number;
  readonly branchRecall: number;
} {
  const said = texts.filter(({ given }) => given !== null);
  const wanted = texts.filter(({ right }) => right[0] !== NONE);
  const share = (some: readonly Said[], is: (one: Said) => boolean) => (100 * some.filter(is).length) / some.length;
  const isRight = ({ right, given }: Said) => given !== null && right.includes(given);
  const isAbove = ({ right, given }: Said) => right.some((label) => label.startsWith(`${given}.`));
  const isInBranch = ({ right, given }: Said) =>
    given !== null && right.some((label) => branchOf(label) === branchOf(given));
  return {
    coverage: share(texts, ({ given }) => given !== null),
    precision: share(said, (one) => isRight(one) || isAbove(one)),
    branchPrecision: share(said, isInBranch),
    recall: share(wanted, isRight),
    branchRecall: share(wanted, isInBranch),
  };
}
