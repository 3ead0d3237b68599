import { parseArgs } from "node:util";

import { Failure } from "@firsthand/kernel/errors";

import { classifyFile } from "./classify-file.ts";
import { trainLanguage } from "./language-training/train.ts";
import { measureLanguage, measureSentiment } from "./measure-file.ts";
import { measurePersonalData, personalDataRows } from "./personal-data/measure.ts";
import { measurePulse, pulseRows } from "./pulse/measure.ts";
import { languageRows } from "./questions/language.ts";
import { learningRows } from "./questions/learning.ts";
import { ownSetRows } from "./questions/own-sets.ts";
import { sentimentRows } from "./questions/sentiment.ts";
import { topicRows } from "./questions/topics.ts";
import { themeRows } from "./questions/themes.ts";
import { printRows } from "./rows.ts";

const USAGE = `npm run evaluate                       all questions, one table
npm run evaluate -- sentiment --file F --text COLUMN --label COLUMN [--lang COLUMN]
npm run evaluate -- language --file F --text COLUMN --lang COLUMN
npm run evaluate -- classify --train F --test F --text COLUMN --label COLUMN [--out-of-scope LABEL] [--json]
npm run evaluate -- train-language --sources FOLDER   writes the weights anew, see analytics/language/MODEL-CARD.md
npm run evaluate -- pulse --series F --out F           reads timestamp,value; writes timestamp,value,score,alert
npm run evaluate -- personal-data [--half develop|report] [--mistakes yes]
F is a .csv or .tsv file, also with .gz.`;

interface Options {
  readonly [name: string]: string | boolean | undefined;
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Failure({ code: "missing_option", status: 400, message: `--${name} is missing.`, advice: USAGE });
}

function named(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

function optionsOf(args: readonly string[]): Options {
  const value = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        file: value,
        text: value,
        label: value,
        lang: value,
        half: value,
        mistakes: value,
        sources: value,
        train: value,
        test: value,
        "out-of-scope": value,
        series: value,
        out: value,
        json: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure({ code: "unknown_option", status: 400, message, advice: USAGE });
  }
}

async function evaluate([question, ...args]: readonly string[]): Promise<void> {
  if (question === undefined) {
    printRows([
      ...(await languageRows()),
      ...(await sentimentRows()),
      ...(await learningRows()),
      ...(await topicRows()),
      ...(await ownSetRows()),
      ...(await personalDataRows()),
      ...(await themeRows()),
      ...pulseRows(),
    ]);
    return;
  }
  const options = optionsOf(args);
  const shared = { file: () => needed(options, "file"), text: () => needed(options, "text") };
  if (question === "sentiment") {
    const language = named(options, "lang");
    const label = needed(options, "label");
    await measureSentiment({
      file: shared.file(),
      text: shared.text(),
      label,
      ...(language === undefined ? {} : { language }),
    });
  } else if (question === "language") {
    await measureLanguage({ file: shared.file(), text: shared.text(), language: needed(options, "lang") });
  } else if (question === "classify") {
    await classifyFile({
      train: needed(options, "train"),
      test: needed(options, "test"),
      text: shared.text(),
      label: needed(options, "label"),
      outOfScope: named(options, "out-of-scope") ?? null,
      form: options["json"] === true ? "json" : "words",
    });
  } else if (question === "train-language") {
    await trainLanguage(needed(options, "sources"));
  } else if (question === "pulse") {
    measurePulse({ series: needed(options, "series"), out: needed(options, "out") });
  } else if (question === "personal-data") {
    const half = options["half"] === "develop" ? "develop" : "report";
    await measurePersonalData({ half, mistakes: options["mistakes"] !== undefined });
  } else {
    throw new Failure({
      code: "unknown_question",
      status: 400,
      message: `There is no question ${question}.`,
      advice: USAGE,
    });
  }
}

try {
  await evaluate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  if (error.advice !== undefined) console.error(error.advice);
  process.exitCode = 1;
}
