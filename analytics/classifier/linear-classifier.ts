import { readTexts } from "@firsthand/analytics/text";

import type { Classifier, Reason, Verdict } from "./contract.ts";
import { noSuchHead } from "./errors.ts";
import { type Correction, keyOf, leaningOf } from "./rules/corrections.ts";
import { writeModel } from "./rules/bytes.ts";
import type { Head, Model } from "./rules/model.ts";
import { reasonsOf, spread } from "./rules/reasons.ts";
import { type Vector, VectorMaker, readNumbers } from "./rules/vectors.ts";
import { type Leaning, scoreInto, verdictOf } from "./rules/verdict.ts";

/** Answers by weights, and by what was corrected since they were learnt. */
export class LinearClassifier implements Classifier {
  readonly heads: readonly string[];
  private readonly model: Model;
  private readonly corrections: readonly Correction[];
  private readonly maker: VectorMaker;
  private readonly scores: Float64Array;
  private leaning: Leaning | null = null;
  private corrected: ReadonlyMap<string, string | null> | null = null;

  constructor(model: Model, corrections: readonly Correction[], maker?: VectorMaker) {
    this.heads = model.heads.map(({ name }) => name);
    this.model = model;
    this.corrections = corrections;
    this.maker = maker ?? new VectorMaker(model.vocabulary);
    this.scores = new Float64Array(model.columns);
  }

  labels(head: string): readonly string[] {
    const number = this.numberOf(head);
    const said = this.corrections.flatMap(({ head: of, label }) => (of === number && label !== null ? [label] : []));
    return said.length === 0 ? this.headOf(head).labels : [...new Set([...this.headOf(head).labels, ...said])].sort();
  }

  classify(text: string): Readonly<Record<string, Verdict>> {
    const vector = this.score(text);
    const key = this.corrections.length === 0 ? "" : keyOf(this.maker.grams.pieces);
    return Object.fromEntries(
      this.model.heads.map((head, number) => {
        const said = key === "" ? undefined : this.correctedLabels().get(`${number} ${key}`);
        if (said === undefined) return [head.name, verdictOf(head, this.scores, vector.known)];
        const ranked = said === null ? [] : [{ label: said, probability: 1 }];
        return [head.name, { label: said, probability: 1, ranked }];
      }),
    );
  }

  explain(text: string, head: string, label?: string): readonly Reason[] {
    const { first, labels } = this.headOf(head);
    const vector = this.score(text);
    const scores = this.scores.subarray(first, first + labels.length);
    const place = label === undefined ? scores.indexOf(Math.max(...scores)) : labels.indexOf(label);
    if (place < 0) return [];
    return this.reasons(text, vector, this.headOf(head), place);
  }

  withCorrection(text: string, head: string, label: string | null): Classifier {
    const number = this.numberOf(head);
    const vector = this.maker.make(text, readNumbers(text));
    const correction: Correction = {
      key: keyOf(this.maker.grams.pieces),
      head: number,
      label,
      numbers: vector.numbers.slice(0, vector.count),
      values: vector.values.slice(0, vector.count),
    };
    const others = this.corrections.filter((said) => said.head !== number || said.key !== correction.key);
    return new LinearClassifier(this.model, [...others, correction], this.maker);
  }

  toBytes(): Uint8Array {
    return writeModel(this.model, this.corrections);
  }

  private numberOf(name: string): number {
    const number = this.heads.indexOf(name);
    if (number < 0) throw noSuchHead(name, this.heads);
    return number;
  }

  private headOf(name: string): Head {
    const head = this.model.heads[this.numberOf(name)];
    if (!head) throw noSuchHead(name, this.heads);
    return head;
  }

  private leaningNow(): Leaning {
    this.leaning ??= leaningOf(this.model, this.corrections);
    return this.leaning;
  }

  private correctedLabels(): ReadonlyMap<string, string | null> {
    this.corrected ??= new Map(this.corrections.map(({ head, key, label }) => [`${head} ${key}`, label]));
    return this.corrected;
  }

  private score(text: string): Vector {
    const vector = this.maker.make(text, readNumbers(text));
    scoreInto(this.scores, this.model, vector, this.leaningNow());
    return vector;
  }

  /** What a feature weighs for a label more than for the labels of the head on average. */
  private weightOf(number: number, head: Head, label: number): number {
    const { columns, weights } = this.model;
    const row = number * columns + head.first;
    const added = this.leaningNow().get(number);
    const at = (place: number) => (weights[row + place] ?? 0) + (added?.[head.first + place] ?? 0);
    let sum = 0;
    for (let place = 0; place < head.labels.length; place += 1) sum += at(place);
    return at(label) - sum / Math.max(1, head.labels.length);
  }

  private reasons(text: string, vector: Vector, head: Head, label: number): readonly Reason[] {
    const { grams } = this.maker;
    const { vocabulary } = this.model;
    const weights = new Map<number, number>();
    let read = 0;
    for (let at = 0; at < vector.count; at += 1) {
      const number = vector.numbers[at] ?? 0;
      const weight = (vector.values[at] ?? 0) * this.weightOf(number, head, label);
      weights.set(number, weight);
      if (number >= vocabulary.hashes.length) read += weight;
    }
    const times = new Map<number, number>();
    const found = Int32Array.from({ length: grams.count }, (_, at) => vocabulary.find(grams.hashes[at] ?? 0));
    for (const number of found) times.set(number, (times.get(number) ?? 0) + 1);
    const weightByUnit = new Float64Array(grams.pieces.units.length);
    for (const [at, number] of found.entries()) {
      const weight = weights.get(number);
      if (weight !== undefined) spread(weightByUnit, grams, at, weight / (times.get(number) ?? 1));
    }
    this.spreadRead(text, weightByUnit, read);
    return reasonsOf(grams, weightByUnit);
  }

  /** What the word lists weigh is shared out among the words by which they judged. */
  private spreadRead(text: string, weightByUnit: Float64Array, weight: number): void {
    const words = new Set(readTexts([{ text, direction: "in" }]).flatMap(({ sentimentWords }) => sentimentWords));
    const { pieces } = this.maker.grams;
    const units: number[] = [];
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const written = text.slice(pieces.froms[piece] ?? 0, pieces.tos[piece] ?? 0).toLowerCase();
      const start = pieces.starts[piece] ?? 0;
      if (words.has(written)) for (let at = start; at < (pieces.ends[piece] ?? 0); at += 1) units.push(at);
    }
    for (const unit of units) weightByUnit[unit] = (weightByUnit[unit] ?? 0) + weight / units.length;
  }
}
