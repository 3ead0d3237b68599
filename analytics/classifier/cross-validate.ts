import type { Example, HeadOptions, HeldBack } from "./contract.ts";
import { seeded, shuffle } from "./rules/numbers.ts";
import { trainClassifier } from "./train-classifier.ts";

/**
 * What classifiers that learnt from the other examples give for each example; per head, in the order of the examples
 * that say something for it. Trains `folds` times.
 */
export function crossValidate(
  examples: readonly Example[],
  { heads, folds, seed = 1 }: { heads: readonly HeadOptions[]; folds: number; seed?: number },
): Readonly<Record<string, readonly HeldBack[]>> {
  const order = Int32Array.from(examples, (_, place) => place);
  shuffle(order, seeded(seed));
  const parts = Math.max(2, Math.min(Math.floor(folds), examples.length));
  const partOf = new Int32Array(examples.length);
  for (const [at, place] of order.entries()) partOf[place] = at % parts;
  const results: Record<string, { place: number; held: HeldBack }[]> = Object.fromEntries(
    heads.map(({ name }) => [name, []]),
  );
  for (let part = 0; part < parts; part += 1) {
    const classifier = trainClassifier(
      examples.filter((_, place) => partOf[place] !== part),
      { heads, seed },
    );
    for (const [place, { text, labels, language = null }] of examples.entries()) {
      if (partOf[place] !== part) continue;
      const verdicts = classifier.classify(text);
      for (const { name } of heads) {
        const verdict = verdicts[name];
        const expected = labels[name];
        if (!verdict || expected === undefined) continue;
        const held = { expected, given: verdict.label, probability: verdict.probability, language };
        results[name]?.push({ place, held });
      }
    }
  }
  return Object.fromEntries(
    heads.map(({ name }) => {
      const found = (results[name] ?? []).sort((a, b) => a.place - b.place);
      return [name, found.map(({ held }) => held)];
    }),
  );
}
