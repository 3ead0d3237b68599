import { identifyLanguage } from "@firsthand/analytics/language";
import { eld } from "eld/extrasmall";

import { type Labelled, ownSet, smsa, umsab, xsid } from "../data-sets.ts";
import { readTimed } from "../read-timed.ts";
import { type Row, figure, skipped } from "../rows.ts";
import { type Pair, accuracy, alwaysCommonest } from "../scores.ts";

const QUESTION = "which language";
const UNKNOWN = "unknown";
const LONG_FROM = 40;
const SEVEN = ["en", "ru", "fr", "id", "pl", "de", "es"];

/** How many characters of a text tell its language: without mentions, links and hashtags. */
export function lengthOf(text: string): number {
  return text
    .replaceAll(/(?:[@#]|https?)\S*/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim().length;
}

/** The library by itself: what ours is measured against. It has no Indonesian and no Serbian in Latin letters. */
function byLibrary(text: string, expected: string): string {
  const { language } = eld.detect(text);
  const nextOfKin = (language === "ms" && expected === "id") || (language === "hr" && expected === "sr");
  return nextOfKin ? expected : language;
}

/** Texts a second of processor time, after a first pass that warms the engine up. */
export function timed(texts: readonly string[], identify: (text: string) => unknown): number {
  for (const text of texts.slice(0, 2000)) identify(text);
  const before = process.cpuUsage();
  for (const text of texts) identify(text);
  const { user, system } = process.cpuUsage(before);
  return (texts.length * 1e6) / Math.max(1, user + system);
}

/** The line on the speed of language identification alone; the times are of this run, one after the other. */
function speedRow(texts: readonly string[]): Row {
  const ours = timed(texts, identifyLanguage);
  const library = timed(texts, (text) => eld.detect(text));
  return {
    question: QUESTION,
    data: "the same, texts a second for the language alone",
    texts: texts.length,
    ours: `${Math.round(ours)}/s (${figure(ours / library)} times eld)`,
    published: "",
    majority: "",
    baseline: `${Math.round(library)}/s (eld extrasmall)`,
    perSecond: ours,
  };
}

function figures(pairs: readonly Pair[]): string {
  const unknown = pairs.filter(({ given }) => given === UNKNOWN).length / pairs.length;
  return `${figure(accuracy(pairs))} (unknown ${figure(100 * unknown)})`;
}

/** The line for a set of texts; `data` says which. */
function languageRow(data: string, texts: readonly Labelled[], published: string): Row {
  const { readings, perSecond } = readTimed(
    texts.map(({ text }) => text),
    "in",
  );
  const pairs = texts.map(({ language }, index) => ({
    expected: language,
    given: readings[index]?.language ?? UNKNOWN,
  }));
  const library = texts.map(({ language, text }) => ({ expected: language, given: byLibrary(text, language) }));
  return {
    question: QUESTION,
    data,
    texts: texts.length,
    ours: figures(pairs),
    published,
    majority: figure(accuracy(alwaysCommonest(pairs))),
    baseline: `${figure(accuracy(library))} (eld alone)`,
    perSecond,
  };
}

/** The lines on language identification: accuracy, and the share left unknown. */
export async function languageRows(): Promise<readonly Row[]> {
  const sets = (await Promise.all([umsab(), xsid(), smsa()])).filter((set) => set !== null);
  const own = (await Promise.all([ownSet("sentiment"), ownSet("expects-answer"), ownSet("substantive")])).flat();
  const ownRow = languageRow("own check sets, customer sentences, 7 languages", own, "");
  if (sets.length === 0) return [skipped(QUESTION, "umsab, xsid, smsa"), ownRow];
  const all = sets.flat();
  const texts = all.filter(({ language }) => SEVEN.includes(language));
  const long = texts.filter(({ text }) => lengthOf(text) >= LONG_FROM);
  const short = texts.filter(({ text }) => lengthOf(text) < LONG_FROM);
  const rows = [
    languageRow("umsab, xsid, smsa: en fr id de es, 40 characters or more", long, "94 (lingua, sentences)"),
    languageRow("the same, shorter", short, ""),
    languageRow(
      `the sets whole, ${new Set(all.map(({ language }) => language)).size} languages, Hindi in Latin letters; 40 characters or more`,
      all.filter(({ text }) => lengthOf(text) >= LONG_FROM),
      "94 (lingua, sentences)",
    ),
    languageRow(
      "the same, shorter",
      all.filter(({ text }) => lengthOf(text) < LONG_FROM),
      "",
    ),
    speedRow(all.map(({ text }) => text)),
  ];
  for (const language of SEVEN) {
    const of = long.filter((text) => text.language === language);
    if (of.length > 0) rows.push(languageRow(`of these in ${language}, 40 characters or more`, of, ""));
  }
  return [...rows, ownRow];
}
