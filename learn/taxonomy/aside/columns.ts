import type { BlendedReading } from "../rules/blend.ts";

/** Readings as they go from one thread to another: a list for each field costs a third of an object for each text. */
export interface ReadingColumns {
  readonly modelVersion: string;
  /** Sentiment, expects an answer, urgency, substance: text by text. */
  readonly numbers: Float64Array;
  /** Language, function, intent, topic: text by text. */
  readonly words: readonly (string | null)[];
  readonly sentimentWords: readonly (readonly string[])[];
}

const EACH = 4;

export function columnsOf(readings: readonly BlendedReading[]): ReadingColumns {
  const numbers = new Float64Array(readings.length * EACH);
  const words: (string | null)[] = [];
  for (const [at, reading] of readings.entries()) {
    const { sentiment, expectsAnswer, urgency, substantive, language, function: concerned, intent, topic } = reading;
    numbers.set([sentiment, expectsAnswer, urgency, substantive], at * EACH);
    words.push(language, concerned, intent, topic);
  }
  const sentimentWords = readings.map((reading) => reading.sentimentWords);
  return { modelVersion: readings[0]?.modelVersion ?? "", numbers, words, sentimentWords };
}

export function readingsOf({ modelVersion, numbers, words, sentimentWords }: ReadingColumns): BlendedReading[] {
  return sentimentWords.map((own, index) => {
    const at = index * EACH;
    return {
      language: words[at] ?? null,
      sentiment: numbers[at] ?? 0,
      sentimentWords: own,
      expectsAnswer: numbers[at + 1] ?? 0,
      function: words[at + 1] ?? null,
      intent: words[at + 2] ?? null,
      topic: words[at + 3] ?? null,
      urgency: numbers[at + 2] ?? 0,
      substantive: numbers[at + 3] ?? 0,
      modelVersion,
    };
  });
}
