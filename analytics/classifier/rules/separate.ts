import { seeded } from "./numbers.ts";
import type { Rows } from "./vectors.ts";

/** What tells one label from all others. */
export interface Plane {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** What to separate: `places` of rows with +1 or -1 each, and what an error in each costs. */
export interface Task {
  readonly places: Int32Array;
  readonly signs: Int8Array;
  readonly costs: Float32Array;
  readonly rounds: number;
}

const CLOSE_ENOUGH = 0.1;
const SMALL = 1e-6;

/**
 * Separates rows of +1 from rows of -1 by a linear support vector machine with squared hinge loss, by dual coordinate
 * descent with shrinking (Hsieh and others, 2008, as in LIBLINEAR). `width` is the number of features.
 */
export function separate(rows: Rows, task: Task, width: number, seed: number): Plane {
  return new Descent(rows, task, width).run(seeded(seed));
}

class Descent {
  private readonly rows: Rows;
  private readonly task: Task;
  private readonly weights: Float32Array;
  private bias = 0;
  private readonly duals: Float32Array;
  private readonly curvatures: Float32Array;
  private readonly order: Int32Array;
  private active: number;
  private limit = Number.POSITIVE_INFINITY;
  private highest = 0;
  private lowest = 0;

  constructor(rows: Rows, task: Task, width: number) {
    const { places, costs } = task;
    this.rows = rows;
    this.task = task;
    this.weights = new Float32Array(width);
    this.duals = new Float32Array(places.length);
    this.active = places.length;
    this.order = Int32Array.from(places, (_, at) => at);
    this.curvatures = Float32Array.from(places, (place, at) => 1 + (rows.squares[place] ?? 0) + 0.5 / (costs[at] ?? 1));
  }

  run(chance: () => number): Plane {
    for (let round = 0; round < this.task.rounds; round += 1) {
      this.round(chance);
      if (this.highest - this.lowest < CLOSE_ENOUGH) {
        if (this.active === this.order.length) break;
        this.active = this.order.length;
        this.limit = Number.POSITIVE_INFINITY;
      } else this.limit = this.highest <= 0 ? Number.POSITIVE_INFINITY : this.highest;
    }
    return { weights: this.weights, bias: this.bias };
  }

  private round(chance: () => number): void {
    const { order } = this;
    this.highest = Number.NEGATIVE_INFINITY;
    this.lowest = Number.POSITIVE_INFINITY;
    for (let last = this.active - 1; last > 0; last -= 1) this.swap(last, Math.floor(chance() * (last + 1)));
    for (let at = 0; at < this.active; at += 1) {
      if (this.isSettled(order[at] ?? 0)) {
        this.active -= 1;
        this.swap(at, this.active);
        at -= 1;
      }
    }
  }

  private swap(one: number, other: number): void {
    const kept = this.order[one] ?? 0;
    this.order[one] = this.order[other] ?? 0;
    this.order[other] = kept;
  }

  /** One step for one row; true if the row is far enough on its side to be left out for now. */
  private isSettled(at: number): boolean {
    const { rows, weights, duals } = this;
    const { numbers, values } = rows;
    const place = this.task.places[at] ?? 0;
    const sign = this.task.signs[at] ?? 1;
    const begin = rows.begins[place] ?? 0;
    const end = rows.ends[place] ?? 0;
    let sum = this.bias;
    for (let p = begin; p < end; p += 1) sum += (weights[numbers[p] ?? 0] ?? 0) * (values[p] ?? 0);
    const dual = duals[at] ?? 0;
    const slope = sum * sign - 1 + (0.5 * dual) / (this.task.costs[at] ?? 1);
    if (dual === 0 && slope > this.limit) return true;
    const pull = dual === 0 ? Math.min(slope, 0) : slope;
    if (pull > this.highest) this.highest = pull;
    if (pull < this.lowest) this.lowest = pull;
    if (pull > -SMALL && pull < SMALL) return false;
    const next = Math.max(dual - slope / (this.curvatures[at] ?? 1), 0);
    duals[at] = next;
    const change = (next - dual) * sign;
    for (let p = begin; p < end; p += 1) {
      const number = numbers[p] ?? 0;
      weights[number] = (weights[number] ?? 0) + change * (values[p] ?? 0);
    }
    this.bias += change;
    return false;
  }
}
