import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import { languageCodeOf } from "./labels.ts";
import { type Table, readTable } from "./tables.ts";

const root = resolve(import.meta.dirname, "..");
const shared = resolve(root, "..", "shared", "data");
const own = join(root, "evaluations", "data");

/** A text with what is known of it. */
export interface Labelled {
  readonly language: string;
  readonly text: string;
  readonly label: string;
}

/** A data set beside the project, or null where it is not there. */
async function beside(path: string, header?: readonly string[]): Promise<Table | null> {
  const whole = join(shared, path);
  return existsSync(whole) ? readTable(whole, header) : null;
}

function labelled(table: Table | null, language: string, label: string): readonly Labelled[] | null {
  if (!table) return null;
  return table.rows.map((row) => ({
    language: languageCodeOf(row[language] ?? ""),
    text: row["text"] ?? "",
    label: row[label] ?? "",
  }));
}

/** UMSAB, validation: tweets in eight languages with their mood. */
export async function umsab(): Promise<readonly Labelled[] | null> {
  return labelled(await beside("umsab-8lang-sentiment/val.csv.gz"), "language", "label_name");
}

/** UMSAB, the part to learn from. */
export async function umsabTrain(): Promise<readonly Labelled[] | null> {
  return labelled(await beside("umsab-8lang-sentiment/train.csv.gz"), "language", "label_name");
}

/** CLINC150 with queries out of scope (full): what to learn from, and the test, both with `oos` as a label. */
export async function clinc150(): Promise<{ train: readonly Labelled[]; test: readonly Labelled[] } | null> {
  const path = join(shared, "clinc150/data_full.json.gz");
  if (!existsSync(path)) return null;
  const parts = JSON.parse(gunzipSync(readFileSync(path)).toString()) as Record<string, readonly [string, string][]>;
  const part = (name: string) => (parts[name] ?? []).map(([text, label]) => ({ language: "en", text, label }));
  return { train: [...part("train"), ...part("oos_train")], test: [...part("test"), ...part("oos_test")] };
}

/** xSID 0.7, test: requests to a voice assistant, the same in every language; without its dialects. */
export async function xsid(): Promise<readonly Labelled[] | null> {
  const table = await beside("xsid-intents/test.csv.gz");
  return table && labelled({ ...table, rows: table.rows.filter((row) => row["lang"]?.length === 2) }, "lang", "intent");
}

/** What customers wrote to the support of companies on Twitter, each text once. */
export async function customersTweets(): Promise<readonly string[] | null> {
  const table = await beside("twitter-customer-support/twcs_first5000.csv.gz");
  return table && [...new Set(table.rows.filter((row) => row["inbound"] === "True").map((row) => row["text"] ?? ""))];
}

/** SmSA of IndoNLU, the part to learn from. */
export async function smsaTrain(): Promise<readonly Labelled[] | null> {
  const table = await beside("indonlu-smsa/train_preprocess.tsv.gz", ["text", "label"]);
  return (
    table && labelled({ ...table, rows: table.rows.map((row) => ({ ...row, language: "id" })) }, "language", "label")
  );
}

/** SmSA of IndoNLU, validation: Indonesian reviews and comments with their mood. */
export async function smsa(): Promise<readonly Labelled[] | null> {
  const table = await beside("indonlu-smsa/valid_preprocess.tsv", ["text", "label"]);
  return table
    ? table.rows.map((row) => ({ language: "id", text: row["text"] ?? "", label: row["label"] ?? "" }))
    : null;
}

/** Comments of a British telecom's customers with the score they gave: detractor, passive, promoter as moods. */
export async function verbatims(): Promise<readonly Labelled[] | null> {
  const table = await beside("nps-telecom-verbatims/nps_verbatims.csv");
  if (!table) return null;
  const moods: Readonly<Record<string, string>> = { Detractor: "negative", Passive: "neutral", Promoter: "positive" };
  return table.rows.flatMap((row) => {
    const label = moods[row["nps_rating"] ?? ""];
    return label === undefined ? [] : [{ language: "en", text: row["text"] ?? "", label }];
  });
}

/** A message with the topics and the intents that are right for it, the best first; `-` stands for none. */
export interface AboutMessage {
  readonly text: string;
  readonly topics: readonly string[];
  readonly intents: readonly string[];
}

const eachOf = (cell: string | undefined): readonly string[] => (cell ?? "").split("|");

/** Messages in nine languages with what they are about, see data/README.md. */
export async function ownMessages(): Promise<readonly AboutMessage[]> {
  const { rows } = await readTable(join(own, "topics.tsv"));
  return rows.map(({ text = "", topic, intent }) => ({ text, topics: eachOf(topic), intents: eachOf(intent) }));
}

/**
 * Tweets of customers with what they are about: the part that nothing was chosen by, or another one, see data/README.md.
 * Null without the tweets themselves, which may not be handed on.
 */
export async function supportTweets(wanted = "report"): Promise<readonly AboutMessage[] | null> {
  const tweets = await beside("twitter-customer-support/twcs_first5000.csv.gz");
  if (!tweets) return null;
  const texts = new Map(tweets.rows.map(({ tweet_id: id = "", text = "" }) => [id, text]));
  const { rows } = await readTable(join(own, "topics-of-tweets.tsv"));
  return rows.flatMap(({ tweet_id: id = "", part, topic, intent }) =>
    part === wanted ? [{ text: texts.get(id) ?? "", topics: eachOf(topic), intents: eachOf(intent) }] : [],
  );
}

/** One of our own check sets, see data/README.md. */
export async function ownSet(name: string): Promise<readonly Labelled[]> {
  return labelled(await readTable(join(own, `${name}.tsv`)), "language", "label") ?? [];
}
