import { languages, rangeOf } from "../languages.ts";
import { pieceOf } from "../pieces.ts";
import { HAN, KANA, NO_LETTER, scriptAt, scriptCount, sharedScripts } from "../scripts.ts";
import { type Budget, pack, prune } from "./pack.ts";
import { seededRandom } from "./random.ts";
import { Learner, type Lesson, vocabularyOf } from "./train.ts";

/** A text whose language is known. */
export interface Example {
  readonly language: string;
  readonly text: string;
}

/** What is known beforehand of a run of letters: how much it speaks for languages. */
export interface Hint {
  /** Four letters, with a space at the edge of a word. */
  readonly letters: string;
  readonly weights: readonly (readonly [language: string, weight: number])[];
}

/** What a model is learnt from. */
export interface Lessons {
  readonly examples: readonly Example[];
  /** Sentences as people write them, by hand; they are seen far more often than the examples. */
  readonly everyday: readonly Example[];
  readonly hints: readonly Hint[];
  /** How many of the usual turns are taken; 1 for the shipped model. */
  readonly effort: number;
  /** Told after each round. */
  readonly progress: (line: string) => void;
}

/** How often a round learns from each language: the more people write it, the likelier it is meant. */
const TURNS: readonly (readonly [turns: number, languages: string])[] = [
  [18_000, "en de fr es it pt nl pl id ru ar zh ja hi"],
  [13_000, "ro ms cs sk hu tr sv da no fi hr sr sl lt lv et ca vi tl uk bg fa ur"],
  [5000, languages.join(" ")],
];
const EVERYDAY_SHARE = 0.25;
const ROUNDS = 4;
const LAST_RATE = 0.15;
const BUDGET: Budget = { pieces: 130_000, weights: 430_000 };
const ranges = sharedScripts.map(([number, script]) => ({ number, ...rangeOf(script) }));

/** The place of a language in the script that most of a text is written in; null where the two do not fit. */
function placeOf({ language, text }: Example): number | null {
  const counts = new Int32Array(scriptCount);
  for (let at = 0; at < text.length; at += 1) {
    const script = scriptAt[text.charCodeAt(at)] ?? NO_LETTER;
    const shared = script === KANA ? HAN : script;
    counts[shared] = (counts[shared] ?? 0) + 1;
  }
  counts[NO_LETTER] = 0;
  const script = counts.indexOf(Math.max(...counts));
  const range = ranges.find(({ number }) => number === script);
  if (!range) return null;
  const place = languages.indexOf(language, range.first);
  return place >= range.first && place < range.end ? place : null;
}

function turnsOf(language: string): number {
  return TURNS.find(([, list]) => list.split(" ").includes(language))?.[0] ?? 0;
}

function byPlace(examples: readonly Example[]): Map<number, Lesson[]> {
  const found = new Map<number, Lesson[]>();
  for (const example of examples) {
    const place = placeOf(example);
    if (place === null) continue;
    const lessons = found.get(place) ?? [];
    lessons.push({ place, text: example.text });
    found.set(place, lessons);
  }
  return found;
}

/**
 * Learns a model and gives it as bytes. The same lessons in the same order give the same model; it takes some minutes
 * and 1 GB of memory.
 */
export function trainModel({ examples, everyday, hints, effort, progress }: Lessons): Uint8Array<ArrayBuffer> {
  const random = seededRandom(20);
  const lessons = byPlace(examples);
  const spoken = byPlace(everyday);
  const known = hints.map(({ letters, weights }) => ({ piece: pieceOf(letters), weights }));
  const vocabulary = vocabularyOf(
    [...lessons.values(), ...spoken.values()].flat(),
    known.map(({ piece }) => piece),
  );
  const learner = new Learner(vocabulary);
  for (const { piece, weights } of known) {
    for (const [language, weight] of weights) {
      const place = languages.indexOf(language);
      if (place >= 0) learner.begin(piece, place, weight);
    }
  }
  const one = (of: readonly Lesson[]) => of[Math.floor(random() * of.length)];
  const turns = (share: number): Lesson[] => {
    const order: Lesson[] = [];
    for (const [place, of] of lessons) {
      const count = effort * turnsOf(languages[place] ?? "");
      for (let turn = 0; turn < count * share; turn += 1) {
        const own = spoken.get(place);
        const lesson = own && random() < EVERYDAY_SHARE ? one(own) : one(of);
        if (lesson) order.push(lesson);
      }
    }
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      const [here, there] = [order[at], order[other]];
      if (here && there) [order[at], order[other]] = [there, here];
    }
    return order;
  };
  progress(`${vocabulary.pieces.length} pieces`);
  for (let round = 1; round <= ROUNDS; round += 1) {
    progress(`round ${round}: loss ${learner.round(turns(1), round).toFixed(4)}`);
  }
  prune(learner, BUDGET);
  progress(`pruned: loss ${learner.round(turns(0.7), ROUNDS + 1, LAST_RATE).toFixed(4)}`);
  const bytes = pack(learner);
  progress(`${bytes.length} bytes`);
  return bytes;
}
