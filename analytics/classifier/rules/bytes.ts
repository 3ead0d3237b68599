import { unreadableClassifier } from "../errors.ts";
import type { Correction } from "./corrections.ts";
import type { Head, Model } from "./model.ts";
import { stepOf, weightOf } from "./quantise.ts";
import { READ_NUMBERS } from "./vectors.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** "FHC" and the version of this form. */
const MAGIC = 0x46_48_43_01;
const HEAD_BYTES = 12;
/** Stands for a run of zeros, whose length is the next byte. */
const ZEROS = -128;
const LONGEST_RUN = 255;

interface Header {
  readonly heads: readonly Head[];
  readonly columns: number;
  readonly features: number;
  readonly unseen: number;
  readonly biases: readonly number[];
  readonly greatest: readonly number[];
  readonly packed: number;
  readonly corrections: readonly { key: string; head: number; label: string | null; count: number }[];
}

function checkOf(bytes: Uint8Array): number {
  let check = 0x811c_9dc5;
  for (let at = 0; at < bytes.length; at += 1) check = Math.imul(check ^ (bytes[at] ?? 0), 0x0100_0193);
  return check >>> 0;
}

function greatestByColumn({ columns, weights }: Model): Float32Array {
  const greatest = new Float32Array(columns);
  for (let at = 0; at < weights.length; at += 1) {
    const column = at % columns;
    const size = Math.abs(weights[at] ?? 0);
    if (size > (greatest[column] ?? 0)) greatest[column] = size;
  }
  return greatest;
}

/** The weights as steps, one byte each, runs of zeros drawn together. */
function packed({ columns, weights }: Model, greatest: Float32Array): Int8Array {
  const steps = new Int8Array(2 * weights.length);
  let used = 0;
  let run = 0;
  const endRun = () => {
    if (run === 0) return;
    steps[used] = ZEROS;
    steps[used + 1] = run;
    used += 2;
    run = 0;
  };
  for (let at = 0; at < weights.length; at += 1) {
    const step = stepOf(weights[at] ?? 0, greatest[at % columns] ?? 0);
    if (step === 0) {
      run += 1;
      if (run === LONGEST_RUN) endRun();
      continue;
    }
    endRun();
    steps[used] = step;
    used += 1;
  }
  endRun();
  return steps.slice(0, used);
}

function unpacked(steps: Int8Array, greatest: readonly number[], count: number): Float32Array {
  const weights = new Float32Array(count);
  const columns = greatest.length;
  let at = 0;
  for (let place = 0; place < steps.length; place += 1) {
    const step = steps[place] ?? 0;
    if (step === ZEROS) {
      place += 1;
      at += (steps[place] ?? 0) & 0xff;
      continue;
    }
    if (at >= count) throw unreadableClassifier("it holds more weights than it says");
    weights[at] = weightOf(step, greatest[at % columns] ?? 0);
    at += 1;
  }
  if (at !== count) throw unreadableClassifier("weights are missing");
  return weights;
}

/** Puts tables of numbers one behind the other, the low byte first. */
class Writer {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = HEAD_BYTES;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  raw(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  whole(numbers: Int32Array): void {
    for (const number of numbers) this.next((at) => this.view.setInt32(at, number, true));
  }

  real(numbers: Float32Array): void {
    for (const number of numbers) this.next((at) => this.view.setFloat32(at, number, true));
  }

  private next(set: (at: number) => void): void {
    set(this.at);
    this.at += 4;
  }

  seal(headerLength: number): Uint8Array {
    this.view.setUint32(0, MAGIC, false);
    this.view.setUint32(8, headerLength, true);
    this.view.setUint32(4, checkOf(this.bytes.subarray(8)), true);
    return this.bytes;
  }
}

/** A model and the corrections since, as bytes; the same on every machine. */
export function writeModel(model: Model, corrections: readonly Correction[]): Uint8Array {
  const greatest = greatestByColumn(model);
  const steps = packed(model, greatest);
  const { hashes, rarity, unseen } = model.vocabulary;
  const header: Header = {
    heads: model.heads,
    columns: model.columns,
    features: hashes.length,
    unseen,
    biases: [...model.biases],
    greatest: [...greatest],
    packed: steps.length,
    corrections: corrections.map(({ key, head, label, numbers }) => ({ key, head, label, count: numbers.length })),
  };
  const told = new TextEncoder().encode(JSON.stringify(header));
  const extra = corrections.reduce((sum, { numbers }) => sum + 8 * numbers.length, 0);
  const writer = new Writer(HEAD_BYTES + told.length + 8 * hashes.length + steps.length + extra);
  writer.raw(told);
  writer.whole(hashes);
  writer.real(rarity);
  for (const { numbers, values } of corrections) {
    writer.whole(numbers);
    writer.real(values);
  }
  writer.raw(new Uint8Array(steps.buffer, steps.byteOffset, steps.length));
  return writer.seal(told.length);
}

class Reader {
  private readonly view: DataView;
  private at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  private take(count: number): number {
    const from = this.at;
    this.at += count;
    if (!(count >= 0) || this.at > this.view.byteLength) throw unreadableClassifier("it ends too early");
    return from;
  }

  whole(count: number): Int32Array {
    const from = this.take(4 * count);
    return Int32Array.from({ length: count }, (_, place) => this.view.getInt32(from + 4 * place, true));
  }

  real(count: number): Float32Array {
    const from = this.take(4 * count);
    return Float32Array.from({ length: count }, (_, place) => this.view.getFloat32(from + 4 * place, true));
  }

  steps(count: number): Int8Array {
    return new Int8Array(this.view.buffer, this.view.byteOffset + this.take(count), count);
  }
}

/** Reads what `writeModel` wrote; refuses anything else, and anything of which a bit is different. */
export function readModel(bytes: Uint8Array): { readonly model: Model; readonly corrections: readonly Correction[] } {
  if (bytes.length < HEAD_BYTES) throw unreadableClassifier("there are too few");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, false) !== MAGIC) throw unreadableClassifier("they are something else, or of another version");
  if (view.getUint32(4, true) !== checkOf(bytes.subarray(8)))
    throw unreadableClassifier("some were changed or are missing");
  const end = HEAD_BYTES + view.getUint32(8, true);
  // The sum over all bytes was right, so this is what was written.
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD_BYTES, end))) as Header;
  const reader = new Reader(bytes, end);
  const hashes = reader.whole(header.features);
  const rarity = reader.real(header.features);
  const corrections = header.corrections.map(({ key, head, label, count }) => ({
    key,
    head,
    label,
    numbers: reader.whole(count),
    values: reader.real(count),
  }));
  const { heads, columns, greatest } = header;
  const weights = unpacked(reader.steps(header.packed), greatest, (header.features + READ_NUMBERS) * columns);
  const model: Model = {
    vocabulary: vocabularyOf(hashes, rarity, header.unseen),
    heads,
    columns,
    biases: Float64Array.from(header.biases),
    weights,
  };
  return { model, corrections };
}
