import { type Corpus, dealt, rowsOf } from "./corpus.ts";
import {
  type LearntHead,
  type Lesson,
  MANY_LABELS,
  NOT_SAID,
  type Settings,
  type Targets,
  learnHead,
  scoreOf,
} from "./learn-head.ts";
import { READ_NUMBERS, type Rows } from "./vectors.ts";

/** Up to so many texts everything is tried on every part; beyond, settings are chosen on the first. */
const FEW_TEXTS = 3000;
const PARTS_OF_FEW = 5;
const PARTS_OF_MANY = 4;
/** Of many texts, so many parts are held back in turn: enough to calibrate by. */
const MOST_HELD = 2;
const COSTS = [1, 0.3, 3];
/** With many labels the cost matters little, and trying it takes long. */
const COST_OF_MANY = 2;
/** Labels of which one is so many times as frequent as another are also tried weighed evenly. */
const UNEVEN = 2;
/** Another setting has to be better by so much, in points of accuracy and macro-F1 together. */
const CLEARLY = 0.3;

/** How one head does on texts that it did not learn from: a row of scores for each, the last one for "none of them". */
export interface Held {
  readonly settings: Settings;
  readonly scores: readonly (Float64Array | null)[];
}

/** What was held back of all heads. */
export interface CrossFit {
  readonly heads: readonly Held[];
  /** The share of known features of each row, by those who did not learn from it. */
  readonly known: Float32Array;
}

type Scores = (Float64Array | null)[];

/** Scores rows plane by plane: one plane's weights fit into the memory that is near. */
function scoreAll(rows: Rows, places: Int32Array, { planes, none }: LearntHead, into: Scores): void {
  for (const place of places) into[place] = new Float64Array(planes.length + 1);
  for (const [label, plane] of [...planes, ...(none ? [none] : [])].entries()) {
    for (const place of places) {
      const scores = into[place];
      if (scores) scores[label] = scoreOf(rows, place, plane);
    }
  }
}

/** The place of the greatest of the first `count` numbers. */
export function greatestAt(scores: ArrayLike<number>, count: number): number {
  let best = 0;
  for (let at = 1; at < count; at += 1) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  return best;
}

/** Accuracy and macro-F1 together, from 0 to 200, over the rows that have a label and scores. */
function goodness({ labels, byRow }: Targets, scores: Scores): number {
  const both = new Float64Array(labels.length);
  const sizes = new Float64Array(labels.length);
  let right = 0;
  let all = 0;
  for (const [place, row] of scores.entries()) {
    const expected = byRow[place] ?? NOT_SAID;
    if (!row || expected < 0) continue;
    const given = greatestAt(row, labels.length);
    all += 1;
    sizes[expected] = (sizes[expected] ?? 0) + 1;
    sizes[given] = (sizes[given] ?? 0) + 1;
    if (given !== expected) continue;
    right += 1;
    both[expected] = (both[expected] ?? 0) + 1;
  }
  if (all === 0) return 0;
  let f1 = 0;
  for (const [label, count] of both.entries()) f1 += count === 0 ? 0 : (2 * count) / (sizes[label] ?? 1);
  return (100 * right) / all + (100 * f1) / Math.max(1, labels.length);
}

interface Part {
  readonly rows: Rows;
  readonly learn: Int32Array;
  readonly held: Int32Array;
  readonly width: number;
}

function partOf(corpus: Corpus, parts: Uint8Array, part: number): Part {
  const all = Int32Array.from(parts, (_, place) => place);
  const learn = all.filter((place) => parts[place] !== part);
  const { vocabulary, rows } = rowsOf(corpus, learn);
  const width = vocabulary.hashes.length + READ_NUMBERS;
  return { rows, learn, held: all.filter((place) => parts[place] === part), width };
}

/** The rows of those given for which a head has something to say. */
export function saidOf({ byRow }: Targets, places: Int32Array): Int32Array {
  return places.filter((place) => byRow[place] !== NOT_SAID);
}

interface Try {
  readonly settings: Settings;
  readonly scores: Scores;
}

function triesFor({ labels, byRow }: Targets, few: boolean): Try[] {
  const sizes = labels.map((_, label) => byRow.reduce((sum, number) => sum + (number === label ? 1 : 0), 0));
  const uneven = Math.max(...sizes) > UNEVEN * Math.min(...sizes);
  const costs = few ? [...COSTS, 0.1] : labels.length > MANY_LABELS ? [COST_OF_MANY] : COSTS;
  const settings = costs.map((cost) => ({ cost, even: false }));
  if (uneven && costs.length > 1) settings.push(...COSTS.slice(0, few ? 3 : 2).map((cost) => ({ cost, even: true })));
  return settings.map((setting) => ({ settings: setting, scores: Array.from(byRow, () => null) }));
}

function best(targets: Targets, tries: readonly Try[]): Try[] {
  let found: Try | undefined;
  let most = 0;
  for (const tried of tries) {
    const good = goodness(targets, tried.scores);
    if (found && good <= most + CLEARLY) continue;
    found = tried;
    most = good;
  }
  return found ? [found] : [];
}

/**
 * Learns from all parts but one and scores that one, for every part; chooses settings by it. `onShare` is told how much
 * is done, from 0 to 1.
 */
export function crossFit(corpus: Corpus, seed: number, onShare: (share: number) => void): CrossFit {
  const few = corpus.texts.length <= FEW_TEXTS;
  const parts = few ? Math.max(2, Math.min(PARTS_OF_FEW, corpus.texts.length)) : PARTS_OF_MANY;
  const partByRow = dealt(corpus, parts, seed);
  const known = new Float32Array(corpus.texts.length);
  let tries = corpus.targets.map((targets) => triesFor(targets, few));
  const held = few ? parts : MOST_HELD;
  for (let number = 0; number < held; number += 1) {
    const part = partOf(corpus, partByRow, number);
    for (const place of part.held) known[place] = part.rows.known[place] ?? 0;
    for (const [head, targets] of corpus.targets.entries()) {
      const places = saidOf(targets, part.learn);
      const lesson: Lesson = { rows: part.rows, targets, places, width: part.width, seed };
      for (const { settings, scores } of tries[head] ?? []) {
        scoreAll(part.rows, saidOf(targets, part.held), learnHead(lesson, settings), scores);
      }
    }
    if (number === 0 && !few) tries = corpus.targets.map((targets, head) => best(targets, tries[head] ?? []));
    onShare((number + 1) / held);
  }
  const heads = corpus.targets.map((targets, head) => {
    const [chosen] = best(targets, tries[head] ?? []);
    return chosen ?? { settings: { cost: 1, even: false }, scores: [] };
  });
  return { heads, known };
}
