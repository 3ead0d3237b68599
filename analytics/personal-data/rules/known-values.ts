import type { IdentityKind } from "../kinds.ts";

import { fold, kindOfUnit, unitKind } from "./fold.ts";
import type { Range } from "./tokens.ts";

/** An address, a handle or a number of somebody, as it can be looked for in a folded text. */
export interface KnownValue {
  readonly kind: IdentityKind;
  /** Folded: a handle without its sign, a mail address up to its sign, a telephone as its last digits. */
  readonly written: string;
  /** Whether it is surely meant also where no "@" stands before it. */
  readonly isTelling: boolean;
}

const FEWEST_SIGNS = 4;
const COMPARED_DIGITS = 8;

/** What to look for of a value; undefined where it is too short to be told from other words. */
export function knownValue(kind: IdentityKind, value: string): KnownValue | undefined {
  const plain = fold(value.trim());
  if (kind === "phone") {
    const digits = plain.replaceAll(/\D/g, "").slice(-COMPARED_DIGITS);
    return digits.length < COMPARED_DIGITS ? undefined : { kind, written: digits, isTelling: true };
  }
  const written = kind === "email" ? plain.slice(0, plain.lastIndexOf("@")) : plain.replace(/^@/, "");
  const isTelling = /[\d_.+-]/.test(written) ? written.length >= FEWEST_SIGNS + 1 : written.length >= 10;
  if (written.length < FEWEST_SIGNS || (kind !== "account" && !isTelling)) return undefined;
  return { kind, written, isTelling };
}

/** Where these values stand in a text. */
export function findValues(plain: string, values: readonly KnownValue[]): Range[] {
  return values.flatMap((value) => [
    ...(value.kind === "phone" ? findNumber(plain, value) : findWritten(plain, value)),
  ]);
}

function* findWritten(plain: string, { kind, written, isTelling }: KnownValue): Generator<Range> {
  for (let at = plain.indexOf(written); at !== -1; at = plain.indexOf(written, at + 1)) {
    const end = at + written.length;
    const isSigned = kind === "account" && plain[at - 1] === "@";
    if (!(isSigned || isTelling) || isWordSign(plain, end) || (!isSigned && isWordSign(plain, at - 1))) continue;
    yield { start: isSigned ? at - 1 : at, end };
  }
}

function isWordSign(plain: string, at: number): boolean {
  return plain[at] === "_" || plain[at] === "•" || (at >= 0 && kindOfUnit(plain, at) !== unitKind.other);
}

/** Runs of digits as numbers are written; longer ones are no telephone's. */
const dialled = /\+?\(?\d(?:[ ()./-]{0,3}\d){7,19}/g;

function* findNumber(plain: string, { written }: KnownValue): Generator<Range> {
  for (const { index, 0: number } of plain.matchAll(dialled))
    if (number.replaceAll(/\D/g, "").endsWith(written)) yield { start: index, end: index + number.length };
}
