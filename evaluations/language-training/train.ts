import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { type Hint, trainModel } from "@firsthand/analytics/language";

import { collect } from "./collect.ts";
import { sentences, smallWords, wordLists } from "./lists.ts";

const root = resolve(import.meta.dirname, "..", "..");
const lexicon = join(root, "analytics", "text", "lexicon");
const own = join(root, "analytics", "language");

/** The tables of eld count from this score on; a score becomes a weight at this rate. */
const LEAST_SCORE = 53;
const HINT_WEIGHT = 0.004;
/** eld knows Malay and Serbian in Cyrillic letters only; what it knows of their next of kin stands for the others. */
const kin: Readonly<Record<string, readonly string[]>> = { ms: ["ms", "id"], hr: ["hr", "sr"], sr: [] };

interface Tables {
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The tables of eld (Apache-2.0) as hints: its runs of letters from a to z. */
async function hints(): Promise<readonly Hint[]> {
  const path = join(root, "node_modules", "eld", "src", "ngrams", "large.js");
  const { ngramsData } = (await import(path)) as { ngramsData: Tables };
  return Object.entries(ngramsData.ngrams).flatMap(([letters, scores]) => {
    if (!/^ ?[a-z]{2,4} ?$/.test(letters)) return [];
    const weights = Object.entries(scores).flatMap(([number, score]) => {
      const language = ngramsData.languages[number] ?? "";
      return (kin[language] ?? [language]).map((code) => [code, (score + LEAST_SCORE) * HINT_WEIGHT] as const);
    });
    return [{ letters, weights }];
  });
}

/** Learns the weights anew from the sources unpacked below `folder`, and writes them into the product. */
export async function trainLanguage(folder: string): Promise<void> {
  const bytes = trainModel({
    examples: [...collect(folder), ...wordLists(lexicon)],
    everyday: [...sentences(join(own, "training", "everyday.tsv")), ...smallWords(lexicon)],
    hints: await hints(),
    effort: 1,
    progress: console.log,
  });
  const head =
    "/** What the pieces of words say for each language, in base64; written by the training (see MODEL-CARD.md). */";
  const text = Buffer.from(bytes).toString("base64");
  writeFileSync(join(own, "weights.ts"), `${head}\nexport const weights =\n  "${text}";\n`);
}
