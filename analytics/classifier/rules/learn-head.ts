import { type Plane, type Task, separate } from "./separate.ts";
import { READ_NUMBERS, type Rows, wordsOnly } from "./vectors.ts";

/** What one head learns from: for each row its label as a number, -1 if none holds, -2 if the head does not know it. */
export interface Targets {
  readonly labels: readonly string[];
  readonly byRow: Int32Array;
  readonly importance: Float32Array;
}

export const NONE = -1;
export const NOT_SAID = -2;
/** With so many texts for which no label holds, what they have in common is learnt too. */
export const ENOUGH_OUTSIDE = 10;

/** With so many labels they are intents, about which mood says nothing, and fewer rounds are enough. */
export const MANY_LABELS = 40;
const ROUNDS = 20;
const ROUNDS_FOR_MANY = 8;

/** How an error is weighed: `cost` in all, and, if `even`, the more the rarer the label is. */
export interface Settings {
  readonly cost: number;
  readonly even: boolean;
}

/** The planes of a head's labels, and last, where there are enough such examples, of "none of them". */
export interface LearntHead {
  readonly planes: readonly Plane[];
  readonly none: Plane | null;
}

/** What learning a head is made of. */
export interface Lesson {
  readonly rows: Rows;
  readonly targets: Targets;
  /** The rows to learn from. */
  readonly places: Int32Array;
  readonly width: number;
  readonly seed: number;
}

function taskFor(lesson: Lesson, wanted: number, settings: Settings): Task {
  const { targets, places } = lesson;
  const signs = new Int8Array(places.length);
  let positives = 0;
  for (let at = 0; at < places.length; at += 1) {
    const is = targets.byRow[places[at] ?? 0] === wanted;
    signs[at] = is ? 1 : -1;
    if (is) positives += 1;
  }
  const share = positives === 0 ? 1 : (places.length - positives) / positives;
  const boost = settings.even ? Math.sqrt(share) : 1;
  const costs = Float32Array.from(
    places,
    (place, at) => settings.cost * (targets.importance[place] ?? 1) * ((signs[at] ?? -1) > 0 ? boost : 1),
  );
  return { places, signs, costs, rounds: targets.labels.length > MANY_LABELS ? ROUNDS_FOR_MANY : ROUNDS };
}

/** Learns one plane a label, each against all other texts of the head. */
export function learnHead(lesson: Lesson, settings: Settings): LearntHead {
  const { labels } = lesson.targets;
  const rows = labels.length > MANY_LABELS ? wordsOnly(lesson.rows, lesson.width - READ_NUMBERS) : lesson.rows;
  const plane = (wanted: number): Plane =>
    separate(rows, taskFor(lesson, wanted, settings), lesson.width, lesson.seed + 7919 * (wanted + 2));
  const planes = labels.map((_, label) => plane(label));
  let outside = 0;
  for (const place of lesson.places) if (lesson.targets.byRow[place] === NONE) outside += 1;
  return { planes, none: outside >= ENOUGH_OUTSIDE ? plane(NONE) : null };
}

/** The score of a row on a plane. */
export function scoreOf(rows: Rows, place: number, { weights, bias }: Plane): number {
  let sum = bias;
  const end = rows.ends[place] ?? 0;
  for (let p = rows.begins[place] ?? 0; p < end; p += 1) {
    sum += (weights[rows.numbers[p] ?? 0] ?? 0) * (rows.values[p] ?? 0);
  }
  return sum;
}
