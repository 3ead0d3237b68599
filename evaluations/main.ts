import { parseArgs } from "node:util";

import { Failure } from "@firsthand/kernel/errors";

import { measureLanguage, measureSentiment } from "./measure-file.ts";
import { measurePersonalData, personalDataRows } from "./personal-data/measure.ts";
import { languageRows } from "./questions/language.ts";
import { ownSetRows } from "./questions/own-sets.ts";
import { sentimentRows } from "./questions/sentiment.ts";
import { printRows } from "./rows.ts";

const USAGE = `npm run evaluate                       all questions, one table
npm run evaluate -- sentiment --file F --text COLUMN --label COLUMN [--lang COLUMN]
npm run evaluate -- language --file F --text COLUMN --lang COLUMN
npm run evaluate -- personal-data [--half develop|report] [--mistakes yes]
F is a .csv or .tsv file, also with .gz.`;

interface Options {
  readonly [name: string]: string | undefined;
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (value !== undefined && value !== "") return value;
  throw new Failure({ code: "missing_option", status: 400, message: `--${name} is missing.`, advice: USAGE });
}

function optionsOf(args: readonly string[]): Options {
  const value = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { file: value, text: value, label: value, lang: value, half: value, mistakes: value },
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
      ...(await ownSetRows()),
      ...(await personalDataRows()),
    ]);
    return;
  }
  const options = optionsOf(args);
  const shared = { file: () => needed(options, "file"), text: () => needed(options, "text") };
  if (question === "sentiment") {
    const language = options["lang"];
    const label = needed(options, "label");
    await measureSentiment({
      file: shared.file(),
      text: shared.text(),
      label,
      ...(language === undefined ? {} : { language }),
    });
  } else if (question === "language") {
    await measureLanguage({ file: shared.file(), text: shared.text(), language: needed(options, "lang") });
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
