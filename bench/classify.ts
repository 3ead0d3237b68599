import { type Classifier, type Example, classifierFrom, trainClassifier } from "@firsthand/analytics/classifier";
import { readTexts } from "@firsthand/analytics/text";

import { corpus } from "./text/corpus.ts";

const TEXTS = 15_000;
const INTENTS = 150;
const ROUNDS = 4;

/** Texts that differ from each other, so that nothing can be remembered from one to the next. */
function generatedTexts(): readonly string[] {
  return Array.from({ length: TEXTS }, (_, index) => `${corpus[index % corpus.length] ?? ""} ${index}`);
}

/** What the rules say of the texts, as labels of four small questions, and one of 150 intents. */
function examplesOf(texts: readonly string[]): readonly Example[] {
  const readings = readTexts(texts.map((text) => ({ text, direction: "in" })));
  return readings.map((reading, index) => ({
    text: texts[index] ?? "",
    labels: {
      sentiment: reading.sentiment > 0.2 ? "positive" : reading.sentiment < -0.2 ? "negative" : "neutral",
      expectsAnswer: reading.expectsAnswer >= 0.5 ? "yes" : "no",
      function: reading.function,
      language: reading.language,
      intent: `intent ${index % INTENTS}`,
    },
  }));
}

/** The least processor time of several rounds, in milliseconds: what the work costs when nothing disturbs it. */
function leastMilliseconds(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function timed(name: string, examples: readonly Example[], heads: readonly string[]): Classifier {
  const before = process.cpuUsage();
  const classifier = trainClassifier(examples, { heads: heads.map((head) => ({ name: head, outOfScope: true })) });
  const { user, system } = process.cpuUsage(before);
  const bytes = classifier.toBytes();
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(
    `${name}: ${examples.length} texts learnt in ${seconds} s, ${(bytes.length / 1e6).toFixed(1)} MB as a file`,
  );
  return classifierFrom(bytes);
}

/** Prints how fast texts are judged; the last line is `ratio X`, four small questions ÷ parsing the JSON of the text. */
export async function run(_args: string[]): Promise<void> {
  const texts = generatedTexts();
  const records = texts.map((text, index) => JSON.stringify({ id: `message-${index}`, at: "2024-03-01", text }));
  const examples = examplesOf(texts);
  const small = timed("four small questions", examples.slice(0, 5000), [
    "sentiment",
    "expectsAnswer",
    "function",
    "language",
  ]);
  const intents = timed("150 intents", examples.slice(0, 6000), ["intent"]);
  let parsed = 0;
  const parsing = leastMilliseconds(() => {
    for (const record of records) parsed += (JSON.parse(record) as { text: string }).text.length;
  });
  let judged = 0;
  const judge = (classifier: Classifier) =>
    leastMilliseconds(() => {
      for (const text of texts) judged += Object.keys(classifier.classify(text)).length;
    });
  const four = judge(small);
  const many = judge(intents);
  if (parsed === 0 || judged === 0) throw new Error("Nothing was measured.");
  const perSecond = (milliseconds: number) => Math.round((TEXTS * 1000) / milliseconds);
  console.log(`four small questions: ${perSecond(four)} texts a second, one core (best of ${ROUNDS} rounds)`);
  console.log(`150 intents: ${perSecond(many)} texts a second, one core`);
  console.log(`ratio ${(four / parsing).toFixed(1)}`);
}
