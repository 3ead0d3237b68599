import { Identifier, type Likeliest } from "./identifier.ts";
import { modelOf } from "./model.ts";
import { stretchesOf } from "./stretches.ts";
import { weights } from "./weights.ts";

/** Which language a text is in. */
export interface LanguageGuess {
  /** ISO 639-1; null where too little was written to tell, or nothing was likely enough. */
  readonly language: string | null;
  /** The likeliest language, also where it is not likely enough to be told; null where no letters are. */
  readonly likeliest: string | null;
  /** From 0 to 1: how likely the likeliest language is, also where it is not likely enough to be told. */
  readonly confidence: number;
}

/** A word of a text that was cut into words already, and whether it is probably a name, which tells less. */
export interface WordToTell {
  readonly form: string;
  readonly name: boolean;
}

/** Below so many letters nothing is told. */
const FEWEST_LETTERS = 3;
/** How likely a language must be, by the letters there are: the fewer they are, the surer. */
const LEAST_LIKELY: readonly (readonly [letters: number, confidence: number])[] = [
  [4, 0.8],
  [8, 0.68],
  [13, 0.6],
  [20, 0.55],
  [33, 0.5],
  [80, 0.42],
];
const LEAST_LIKELY_OF_MANY = 0.33;

function decided({ language, confidence, letters }: Likeliest): LanguageGuess {
  const least = LEAST_LIKELY.find(([below]) => letters < below)?.[1] ?? LEAST_LIKELY_OF_MANY;
  return {
    language: letters >= FEWEST_LETTERS && confidence >= least ? language : null,
    likeliest: language,
    confidence,
  };
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

let loaded: Identifier | undefined;

/** The identifier with the shipped weights, made ready at its first use. */
function shipped(): Identifier {
  loaded ??= new Identifier(modelOf(bytesOf(weights)));
  loaded.begin();
  return loaded;
}

/**
 * The language of any text as it was written: mentions, hashtags, links, addresses, numbers and emoji are left out by
 * themselves, and words with a capital inside a sentence weigh less. Any string is accepted; only its beginning is looked
 * at. The same text gives the same answer on every machine, whatever was asked before.
 */
export function identifyLanguage(text: string): LanguageGuess {
  const identifier = shipped();
  stretchesOf(text, (near, start, end, weight) => identifier.feed(near, start, end, weight));
  return decided(identifier.likeliest());
}

/** The language of a text that was cut into words already; see `identifyLanguage`. */
export function identifyWords(words: readonly WordToTell[]): LanguageGuess {
  const identifier = shipped();
  for (const { form, name } of words) identifier.feed(form, 0, form.length, name ? 1 : 2);
  return decided(identifier.likeliest());
}
