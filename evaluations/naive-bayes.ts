/** Gives a label for a text. */
export type Guess = (text: string) => string;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Multinomial naive Bayes over words, with one added to every count: the simplest learner there is. */
export function naiveBayes(texts: readonly string[], labels: readonly string[]): Guess {
  const vocabulary = new Set<string>();
  const byLabel = new Map<string, { texts: number; words: number; counts: Map<string, number> }>();
  for (const [at, text] of texts.entries()) {
    const label = labels[at] ?? "";
    const of = byLabel.get(label) ?? { texts: 0, words: 0, counts: new Map<string, number>() };
    byLabel.set(label, of);
    of.texts += 1;
    for (const word of wordsOf(text)) {
      vocabulary.add(word);
      of.words += 1;
      of.counts.set(word, (of.counts.get(word) ?? 0) + 1);
    }
  }
  return (text) => {
    const words = wordsOf(text).filter((word) => vocabulary.has(word));
    let best = "";
    let most = Number.NEGATIVE_INFINITY;
    for (const [label, of] of byLabel) {
      let score = Math.log(of.texts);
      for (const word of words) score += Math.log(((of.counts.get(word) ?? 0) + 1) / (of.words + vocabulary.size));
      if (score > most) {
        most = score;
        best = label;
      }
    }
    return best;
  };
}
