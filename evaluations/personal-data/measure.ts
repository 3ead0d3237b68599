import { findPersonalData, usualKinds } from "@firsthand/analytics/personal-data";

import { type Row, figure } from "../rows.ts";

import { falseNames } from "./false-names.ts";
import { type Marked, markedMessages } from "./labelled.ts";
import { customerSupportTweets } from "./real-texts.ts";
import { type Compared, exactly, overlapping, spanScores } from "./span-scores.ts";

function compared(messages: readonly Marked[]): readonly Compared[] {
  return messages.map(({ text, spans }) => ({ expected: spans, found: findPersonalData(text) }));
}

function line(name: string, texts: readonly Compared[]): string {
  const exact = spanScores(texts, exactly);
  const overlap = spanScores(texts, overlapping);
  const cells = [
    exact.expected,
    exact.found,
    ...[exact, overlap].flatMap(({ precision, recall, f1 }) => [precision, recall, f1]),
  ];
  const shown = cells.map((cell, index) => (index < 2 ? String(cell) : figure(100 * cell)).padStart(9));
  return name.padEnd(14) + shown.join("");
}

/** One line for the table of all questions. */
export async function personalDataRows(): Promise<readonly Row[]> {
  const messages = (await markedMessages()).filter(({ half }) => half === "report");
  const { precision, recall, f1 } = spanScores(compared(messages), exactly);
  return [
    {
      question: "where is personal data",
      data: `own set, the half for reporting, ${new Set(messages.map(({ language }) => language)).size} languages`,
      texts: messages.length,
      ours: `${figure(100 * f1)} (precision ${figure(100 * precision)}, recall ${figure(100 * recall)})`,
      published: "",
      majority: "",
      baseline: "",
      perSecond: null,
    },
  ];
}

const HEADER = `${"".padEnd(14)}${["marked", "found", "P exact", "R exact", "F1 exact", "P over", "R over", "F1 over"]
  .map((title) => title.padStart(9))
  .join("")}`;

/** Prints precision, recall and F1 by kind and by language, and how much is found in real texts. */
export async function measurePersonalData(options: { half: Marked["half"]; mistakes: boolean }): Promise<void> {
  const messages = (await markedMessages()).filter(({ half }) => half === options.half);
  const texts = compared(messages);
  const without = messages.filter(({ spans }) => spans.length === 0).length;
  console.log(`own set, half "${options.half}": ${messages.length} texts, ${without} of them without personal data`);
  console.log(HEADER);
  console.log(line("all", texts));
  for (const kind of usualKinds) {
    const of = texts.map(({ expected, found }) => ({
      expected: expected.filter((span) => span.kind === kind),
      found: found.filter((span) => span.kind === kind),
    }));
    console.log(line(kind, of));
  }
  for (const language of [...new Set(messages.map((message) => message.language))].toSorted()) {
    const of = texts.filter((_, index) => messages[index]?.language === language);
    console.log(line(language, of));
  }
  if (options.mistakes) printMistakes(messages, texts);
  tellNames("own set, both halves", await markedMessages());
  await countReal();
}

/** The texts are written for this set: they may be shown, as those of customers may not. */
function printMistakes(messages: readonly Marked[], texts: readonly Compared[]): void {
  for (const [index, { expected, found }] of texts.entries()) {
    const text = messages[index]?.text ?? "";
    const missed = expected.filter((label) => !found.some((span) => exactly(span, label)));
    const wrong = found.filter((span) => !expected.some((label) => exactly(span, label)));
    const shown = (sign: string, spans: typeof expected) =>
      spans.map(({ kind, start, end }) => ` ${sign}${kind} "${text.slice(start, end)}"`).join("");
    if (missed.length + wrong.length > 0) console.log(`${text}\n   ${shown("-", missed)}${shown("+", wrong)}`);
  }
}

/** Known names that are masked where nobody of that name is meant, in a thousand pairs of a name and a text. */
function tellNames(what: string, messages: readonly { readonly language: string; readonly text: string }[]): void {
  const { pairs, wrong } = falseNames(messages);
  console.log(
    `known names, ${what}: ${wrong.length} of ${pairs} masked (${figure((1000 * wrong.length) / pairs)} in 1,000)`,
  );
}

/** Counts findings in real texts, which nobody marked. */
async function countReal(): Promise<void> {
  const tweets = await customerSupportTweets();
  if (!tweets) {
    console.log("tweets to customer support: skipped, the data are not there");
    return;
  }
  const counts = new Map<string, number>();
  for (const text of tweets) {
    for (const { kind } of findPersonalData(text)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  tellNames(
    "tweets, in which some do carry such a name",
    tweets.map((text) => ({ language: "en", text })),
  );
  const shown = usualKinds.map((kind) => `${kind} ${figure((1000 * (counts.get(kind) ?? 0)) / tweets.length)}`);
  console.log(`${tweets.length} tweets to customer support, findings in 1,000: ${shown.join(", ")}`);
}
