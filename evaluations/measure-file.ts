import { identifyLanguage } from "@firsthand/analytics/language";
import { moodOf, plainSum } from "@firsthand/analytics/text";

import { languageCodeOf, moodsOf } from "./labels.ts";
import { lengthOf, timed } from "./questions/language.ts";
import { readTimed } from "./read-timed.ts";
import { figure } from "./rows.ts";
import { type Pair, accuracy, alwaysCommonest, labelScores, macroF1 } from "./scores.ts";
import { columnOf, readTable } from "./tables.ts";

interface Placed extends Pair {
  readonly group: string;
}

function groupsOf(pairs: readonly Placed[]): readonly string[] {
  return [...new Set(pairs.map(({ group }) => group))].toSorted();
}

function signOf(sum: number): string {
  return sum > 0 ? "positive" : sum < 0 ? "negative" : "neutral";
}

/** Measures cold-start sentiment on anybody's file. `language` groups the figures; the reading finds its own. */
export async function measureSentiment(options: {
  file: string;
  text: string;
  label: string;
  language?: string;
}): Promise<void> {
  const table = await readTable(options.file);
  const texts = columnOf(table, options.text);
  const labels = moodsOf(columnOf(table, options.label));
  const languages = options.language === undefined ? null : columnOf(table, options.language).map(languageCodeOf);
  const { readings, perSecond } = readTimed(texts, "in");
  const pairs = readings.map((reading, index) => ({
    expected: labels[index] ?? "neutral",
    given: moodOf(reading.sentiment),
    group: languages?.[index] ?? reading.language ?? "unknown",
  }));
  const list = texts.map((text, index) => ({
    expected: labels[index] ?? "neutral",
    given: signOf(plainSum(text, pairs[index]?.group ?? "en")),
  }));
  console.log(`${texts.length} texts, accuracy ${figure(accuracy(pairs))}, macro-F1 ${figure(macroF1(pairs))}`);
  const common = alwaysCommonest(pairs);
  console.log(`majority: accuracy ${figure(accuracy(common))}, macro-F1 ${figure(macroF1(common))}`);
  console.log(`plain word list: accuracy ${figure(accuracy(list))}, macro-F1 ${figure(macroF1(list))}`);
  for (const label of ["negative", "neutral", "positive"]) {
    const { precision, recall, f1 } = labelScores(pairs, label);
    console.log(
      `  ${label}: precision ${figure(100 * precision)}, recall ${figure(100 * recall)}, F1 ${figure(100 * f1)}`,
    );
  }
  for (const group of groupsOf(pairs)) {
    const of = pairs.filter((pair) => pair.group === group);
    console.log(`  ${group}: ${of.length} texts, accuracy ${figure(accuracy(of))}, macro-F1 ${figure(macroF1(of))}`);
  }
  console.log(`${Math.round(perSecond)} texts a second, one core`);
}

/** Measures language identification on anybody's file. */
export async function measureLanguage(options: { file: string; text: string; language: string }): Promise<void> {
  const table = await readTable(options.file);
  const texts = columnOf(table, options.text);
  const languages = columnOf(table, options.language).map(languageCodeOf);
  const perSecond = timed(texts, identifyLanguage);
  const pairs = texts.map((text, index) => ({
    expected: languages[index] ?? "",
    given: identifyLanguage(text).language ?? "unknown",
    group: languages[index] ?? "",
    long: lengthOf(text) >= 40,
  }));
  const line = (name: string, of: readonly Placed[]) => {
    const unknown = of.filter(({ given }) => given === "unknown").length / of.length;
    const right = accuracy(of);
    const wrong = 100 - right - 100 * unknown;
    console.log(
      `  ${name}: ${of.length} texts, right ${figure(right)}, wrong ${figure(wrong)}, unknown ${figure(100 * unknown)}`,
    );
  };
  line("all", pairs);
  const long = pairs.filter((pair) => pair.long);
  if (long.length > 0) line("40 characters or more", long);
  console.log(`  majority: ${figure(accuracy(alwaysCommonest(pairs)))}`);
  for (const group of groupsOf(pairs)) {
    line(
      group,
      pairs.filter((pair) => pair.group === group),
    );
  }
  console.log(`${Math.round(perSecond)} texts a second, one core`);
}
