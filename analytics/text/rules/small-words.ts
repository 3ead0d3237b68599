import { stopWords } from "../lexicon/stop-words.ts";

let all: ReadonlySet<string> | undefined;

/** Whether a word, in small letters, is one of the commonest of any language that has a list: it names no matter by itself. */
export function isSmallWord(word: string): boolean {
  all ??= new Set(Object.values(stopWords).flatMap((words) => words.split(/\s+/)));
  return all.has(word);
}
