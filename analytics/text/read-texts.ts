import type { FrontOfficeFunction } from "./lexicon/lexicon.ts";
import { concernedFunction } from "./rules/concerned-function.ts";
import { expectsAnswer } from "./rules/expects-answer.ts";
import { languageOf } from "./rules/language.ts";
import { wordsFor } from "./rules/lexicons.ts";
import { scan } from "./rules/scan.ts";
import { judge } from "./rules/sentiment.ts";
import { substantive } from "./rules/substantive.ts";
import { urgencyOf } from "./rules/urgency.ts";
import { findMeanings } from "./rules/words.ts";

/** The version of the rules and word lists; it changes whenever a reading may change. */
export const readingModelVersion = "lexicon-5";

/** A text and which way it went: `in` from a person to the organisation, `out` from the organisation. */
export interface TextToRead {
  readonly text: string;
  readonly direction: "in" | "out";
}

/** What was read from one text. */
export interface Reading {
  /** ISO 639-1; null where too little was written to tell. */
  readonly language: string | null;
  /** From -1 (bad) to 1 (good). */
  readonly sentiment: number;
  /** The words that weighed in the sentiment, heaviest first, in lower case; at most twelve. */
  readonly sentimentWords: readonly string[];
  /** From 0 to 1: how likely the writer waits for an answer. */
  readonly expectsAnswer: number;
  /** The front-office function concerned; null where there is nothing to act on. */
  readonly function: FrontOfficeFunction | null;
  /** Rules and lists know none; a taxonomy's classifier fills them in. */
  readonly intent: string | null;
  readonly topic: string | null;
  /** From 0 to 1: how much it presses; 0 for outbound texts. */
  readonly urgency: number;
  /** From 0 to 1: how likely an outbound text adds information, a decision or an action; 0 for inbound texts. */
  readonly substantive: number;
  readonly modelVersion: string;
}

/** Reads one text. Any string is accepted; at most the first 4,000 characters are looked at. */
function readText({ text, direction }: TextToRead): Reading {
  const read = scan(text);
  const { language, likeliest } = languageOf(read);
  const words = wordsFor(language, likeliest, read.tokens);
  const findings = findMeanings(read.tokens, words);
  const { sentiment, sentimentWords } = judge(findings, words.negatedFromBehind);
  const awaited = expectsAnswer(findings, sentiment);
  const substance = direction === "out" ? substantive(findings, read) : 0;
  return {
    language,
    sentiment,
    sentimentWords,
    expectsAnswer: awaited,
    function: concernedFunction(findings, direction === "out" ? substance : awaited),
    intent: null,
    topic: null,
    urgency: direction === "in" ? urgencyOf(findings, sentiment) : 0,
    substantive: substance,
    modelVersion: readingModelVersion,
  };
}

/** Reads texts, each by itself and in the order given: a reading never depends on the texts beside it. */
export function readTexts(texts: readonly TextToRead[]): Reading[] {
  return texts.map(readText);
}
