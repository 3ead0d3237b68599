import type { Span } from "./labelled.ts";

/** What was found in one text, beside what is there. */
export interface Compared {
  readonly expected: readonly Span[];
  readonly found: readonly Span[];
}

/** How well findings fit, from 0 to 1; NaN where there was nothing to find or nothing found. */
export interface SpanScores {
  readonly expected: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Whether two spans are the same: to the character, or of one kind and with a character in common. */
export type Same = (one: Span, other: Span) => boolean;

export const exactly: Same = (one, other) =>
  one.kind === other.kind && one.start === other.start && one.end === other.end;

export const overlapping: Same = (one, other) =>
  one.kind === other.kind && one.start < other.end && other.start < one.end;

/** Precision, recall and F1 over all texts. */
export function spanScores(texts: readonly Compared[], same: Same): SpanScores {
  let expected = 0;
  let found = 0;
  let rightly = 0;
  let met = 0;
  for (const text of texts) {
    expected += text.expected.length;
    found += text.found.length;
    rightly += text.found.filter((span) => text.expected.some((label) => same(span, label))).length;
    met += text.expected.filter((label) => text.found.some((span) => same(span, label))).length;
  }
  const precision = rightly / found;
  const recall = met / expected;
  return { expected, found, precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
