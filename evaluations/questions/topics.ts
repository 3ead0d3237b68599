import { readFileSync } from "node:fs";
import { join } from "node:path";

import { classifierFrom, trainClassifier } from "@firsthand/analytics/classifier";
import { readLearnt, readTaxonomy, trainingSet } from "@firsthand/learn/taxonomy";

import { type AboutMessage, ownMessages, supportTweets } from "../data-sets.ts";
import { naiveBayes } from "../naive-bayes.ts";
import { type Row, figure, skipped } from "../rows.ts";
import { type Said, saidScores } from "../said-scores.ts";

const TOPIC = "which topic, or none, by the shipped taxonomy (said / right of these (branch) / found (branch))";
const INTENT = "which intent, or none, by the shipped taxonomy (said / right of these / found)";
const NONE = "-";
const shipped = join(import.meta.dirname, "..", "..", "models", "taxonomy.yaml");

type Kind = "topic" | "intent";
type Read = (text: string) => Readonly<Record<Kind, string | null>>;

interface Learnt {
  readonly read: Read;
  readonly bayes: Read;
  readonly commonest: Read;
  readonly cost: string;
}

/** What an installation reads with on its first day: the shipped taxonomy, learnt, without any correction. */
function learnShipped(): Learnt {
  const file = readTaxonomy(readFileSync(shipped, "utf8"));
  if (!file.ok) throw new Error("the shipped taxonomy is faulty");
  const { examples, heads } = trainingSet(file.taxonomy, []);
  const before = process.cpuUsage();
  const bytes = trainClassifier(examples, { heads, seed: 1 }).toBytes();
  const { user, system } = process.cpuUsage(before);
  const known = {
    topic: new Set(file.taxonomy.topics.map(({ id }) => id)),
    intent: new Set(file.taxonomy.intents.map(({ id }) => id)),
  };
  const inForce = { classifier: classifierFrom(bytes), weights: {} };
  const taught = (kind: Kind) => {
    const said = examples.filter(({ labels }) => labels[kind] !== undefined);
    const texts = said.map(({ text }) => text);
    const labels = said.map(({ labels: of }) => of[kind] ?? NONE);
    return { guess: naiveBayes(texts, labels), most: commonestOf(labels) };
  };
  const of = { topic: taught("topic"), intent: taught("intent") };
  const orNull = (label: string) => (label === NONE ? null : label);
  return {
    read: (text) => {
      const [reading] = readLearnt({ modelVersion: "", inForce, known }, [{ text, direction: "in" }]);
      return { topic: reading?.topic ?? null, intent: reading?.intent ?? null };
    },
    bayes: (text) => ({ topic: orNull(of.topic.guess(text)), intent: orNull(of.intent.guess(text)) }),
    commonest: () => ({ topic: of.topic.most, intent: of.intent.most }),
    cost: `(learnt in ${Math.round((user + system) / 1e6)} s, ${figure(bytes.length / 1e6)} MB)`,
  };
}

function commonestOf(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== NONE) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [NONE, 0] as const)[0];
}

function cellOf(kind: Kind, said: readonly Said[]): string {
  const { coverage, precision, branchPrecision, recall, branchRecall } = saidScores(said);
  if (kind === "intent") return `${figure(coverage)} / ${figure(precision)} / ${figure(recall)}`;
  return `${figure(coverage)} / ${figure(precision)} (${figure(branchPrecision)}) / ${figure(recall)} (${figure(branchRecall)})`;
}

function rowOf(kind: Kind, data: string, messages: readonly AboutMessage[], learnt: Learnt): Row {
  const cell = (read: Read) =>
    cellOf(
      kind,
      messages.map(({ text, topics, intents }) => ({
        right: kind === "topic" ? topics : intents,
        given: read(text)[kind],
      })),
    );
  return {
    question: kind === "topic" ? TOPIC : INTENT,
    data,
    texts: messages.length,
    ours: `${cell(learnt.read)} ${learnt.cost}`,
    published: "",
    majority: cell(learnt.commonest),
    baseline: `${cell(learnt.bayes)} (naive Bayes)`,
    perSecond: null,
  };
}

/** The lines on what the shipped taxonomy reads before anybody corrected anything. */
export async function topicRows(): Promise<readonly Row[]> {
  const learnt = learnShipped();
  const own = await ownMessages();
  const tweets = await supportTweets();
  const ownData = "own check set, 9 languages";
  const tweetData = "customer support on Twitter, labelled by hand";
  return (["topic", "intent"] as const).flatMap((kind) => [
    rowOf(kind, ownData, own, learnt),
    tweets ? rowOf(kind, tweetData, tweets, learnt) : skipped(kind === "topic" ? TOPIC : INTENT, tweetData),
  ]);
}
