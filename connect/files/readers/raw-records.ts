import { isAscii } from "node:buffer";

import type { Bytes } from "./open-bytes.ts";
import type { Cut, Splitter, Trouble } from "./splitter.ts";

/** Of a record that is too large only this much is kept. */
const KEPT_OF_TOO_LARGE = 1024 * 1024;

/** A stretch of a file in memory: its bytes, and the same as code units (one for each byte, or UTF-16). */
interface Stretch {
  readonly bytes: Buffer;
  readonly width: 1 | 2;
  readonly ascii: boolean;
}

/** One record as it stands in the file; `start` and `end` count units of the stretch. */
export interface RawRecord {
  readonly stretch: Stretch;
  readonly start: number;
  readonly end: number;
  /** Records and lines are counted from 1, the header included in both. */
  readonly record: number;
  readonly line: number;
  readonly trouble?: Trouble;
}

/** The records of one stretch, and how many bytes of the file have been read so far. */
export interface RawBatch {
  readonly records: readonly RawRecord[];
  readonly bytesRead: number;
}

/** The bytes of a record, as in the file, without the end of its last line. */
export function bytesOf(record: RawRecord): Buffer {
  const { bytes, width } = record.stretch;
  return bytes.subarray(record.start * width, record.end * width);
}

/** A stretch of text in one of the two widths; UTF-16 with the big end first is turned around for the units only. */
export function unitsOf(bytes: Buffer, encoding: string): string {
  if (encoding === "utf-16le") return bytes.toString("utf16le");
  if (encoding === "utf-16be")
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  return bytes.toString("latin1");
}

export const widthOf = (encoding: string): 1 | 2 => (encoding.startsWith("utf-16") ? 2 : 1);

/** The place up to which a file has been cut into records. */
interface Progress {
  record: number;
  line: number;
  /** Inside a record that is too large, whose rest is passed over. */
  passing: boolean;
}

/**
 * Cuts a file into records. Memory: one stretch, which is a chunk or, while a record does not end, up to twice the
 * splitter's limit.
 */
export async function* rawRecords(
  source: AsyncIterable<Bytes>,
  splitter: Splitter,
  encoding: string,
): AsyncGenerator<RawBatch> {
  const progress: Progress = { record: 0, line: 1, passing: false };
  let rest: Buffer = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let bytesRead = 0;
  let first = true;
  for await (const piece of source) {
    const bytes: Buffer = first ? withoutMark(piece.bytes, encoding) : piece.bytes;
    first = false;
    bytesRead = piece.bytesRead;
    waiting.push(bytes);
    waitingBytes += bytes.length;
    // Waiting until as much again has come keeps a long record linear.
    if (waitingBytes < rest.length) continue;
    const taken = cutStretch(Buffer.concat([rest, ...waiting]), { splitter, encoding, progress, final: false });
    rest = taken.rest;
    waiting = [];
    waitingBytes = 0;
    yield { records: taken.records, bytesRead };
  }
  const taken = cutStretch(Buffer.concat([rest, ...waiting]), { splitter, encoding, progress, final: true });
  yield { records: taken.records, bytesRead };
}

function withoutMark(bytes: Buffer, encoding: string): Buffer {
  const mark = { "utf-8": "\u{ef}\u{bb}\u{bf}", "utf-16le": "\u{ff}\u{fe}", "utf-16be": "\u{fe}\u{ff}" }[encoding];
  if (mark === undefined || bytes.toString("latin1", 0, mark.length) !== mark) return bytes;
  return bytes.subarray(mark.length);
}

interface Cutting {
  readonly splitter: Splitter;
  readonly encoding: string;
  readonly progress: Progress;
  readonly final: boolean;
}

function cutStretch(bytes: Buffer, how: Cutting): { records: RawRecord[]; rest: Buffer } {
  const { splitter, encoding, progress, final } = how;
  const units = unitsOf(bytes, encoding);
  const stretch: Stretch = { bytes, width: widthOf(encoding), ascii: isAscii(bytes) };
  const records: RawRecord[] = [];
  let at = 0;
  while (at < units.length) {
    if (progress.passing) {
      const found = splitter.resume(units, at, final);
      const next = found ?? (final ? units.length : Math.max(at, units.length - splitter.lookahead));
      progress.line += lineEnds(units, at, next, splitter.newline);
      at = next;
      if (found === undefined) break;
      progress.passing = false;
    }
    const cut = splitter.cut(units, at, final);
    if (!cut && units.length - at <= splitter.limit) break;
    const whole = cut ?? tooLarge(at, splitter);
    if (whole.end > whole.start) {
      progress.record += 1;
      const trouble = whole.trouble ? { trouble: whole.trouble } : {};
      const { record, line } = progress;
      records.push({ stretch, start: whole.start, end: whole.end, record, line, ...trouble });
    }
    progress.line += whole.lines ?? lineEnds(units, at, whole.next, splitter.newline);
    progress.passing = !cut;
    at = whole.next;
  }
  return { records, rest: bytes.subarray(at * stretch.width) };
}

function tooLarge(start: number, splitter: Splitter): Cut {
  const next = start + KEPT_OF_TOO_LARGE;
  return { start, end: next, next, trouble: splitter.tooLarge };
}

function lineEnds(units: string, from: number, to: number, newline: string): number {
  let count = 0;
  for (let at = units.indexOf(newline, from); at !== -1 && at < to; at = units.indexOf(newline, at + 1)) count += 1;
  return count;
}
