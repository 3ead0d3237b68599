import type { PersonalDataKind } from "../kinds.ts";

import { kindOfUnit, unitKind } from "./fold.ts";
import type { Memory, Token, Tokens } from "./tokens.ts";

/** What a finder sees: the tokens, what was said before, and what is closed to it. */
export interface Scene {
  readonly tokens: Tokens;
  readonly memory: Memory;
  /** Whether a token lies in a mask or in something found before. */
  readonly closed: (index: number) => boolean;
  /** Whether a character lies in a mask or in something found before. */
  readonly closedAt: (at: number) => boolean;
  /** The numbers that begin at the token that was asked about last. */
  readonly chains: { index: number; found: readonly Chain[] };
  /** Whether a finding may name this country. */
  readonly allows: (country: string) => boolean;
}

/** What a finder found: from `start` to the end of the token `last`. */
export interface Match {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly last: number;
  readonly sure: number;
  readonly country?: string;
}

/** Looks whether something begins at the token `index`. */
export type Finder = (scene: Scene, index: number) => Match | null;

/** What stands between two runs of digits that may be one number. */
export const joint = { none: 0, space: 1, dash: 2, dot: 4, slash: 8, bracket: 16 } as const;

const WIDEST_JOINT = 3;
const joints: Readonly<Record<string, number>> = {
  " ": joint.space,
  "-": joint.dash,
  ".": joint.dot,
  "/": joint.slash,
  "(": joint.bracket,
  ")": joint.bracket,
};

/** Some digit tokens in a row that may be one number. */
export interface Chain {
  readonly digits: string;
  /** The lengths of its groups, for example "3-3-4". */
  readonly shape: string;
  readonly last: number;
  /** What stands between its groups: bits of `joint`. */
  readonly joints: number;
  /** What joins it to the digits after it; `none` where it ends there. */
  readonly after: number;
}

const MOST_DIGITS = 19;
const MOST_GROUPS = 10;
/** Groups of one digit: more than these are a list or a sum. */
const MOST_SINGLES = 3;

/** What joins a token to the digits, or to something found or masked, after it; `none` where nothing does. */
function jointAfter({ tokens: { list, plain }, closedAt }: Scene, index: number): number {
  const from = list[index]?.end ?? 0;
  const next = list[index + 1];
  let all: number = joint.none;
  for (let at = from; at <= from + WIDEST_JOINT; at += 1) {
    const closed = closedAt(at);
    if (closed || at === next?.start) {
      if (!closed && next?.kind !== "digits") return joint.none;
      // ". " ends a sentence; " / 0" begins another telephone number.
      if (all === (joint.dot | joint.space) && plain.startsWith(". ", from) && at === from + 2) return joint.none;
      if (all === (joint.slash | joint.space) && plain[at] === "0") return joint.none;
      return all || joint.bracket;
    }
    const one = joints[plain[at] ?? ""];
    if (one === undefined) return joint.none;
    all |= one;
  }
  return joint.none;
}

/** All numbers that begin at a digit token, the shortest first; at most ten. */
export function chainsFrom(scene: Scene, index: number): readonly Chain[] {
  const { chains } = scene;
  // Several finders ask about the same token, one after the other.
  if (chains.index === index) return chains.found;
  chains.index = index;
  chains.found = readChains(scene, index);
  return chains.found;
}

function readChains(scene: Scene, index: number): readonly Chain[] {
  const { list } = scene.tokens;
  const found: Chain[] = [];
  let digits = "";
  let shape = "";
  let between = 0;
  let singles = 0;
  for (let last = index; last < index + MOST_GROUPS; last += 1) {
    const token = list[last];
    if (token?.kind !== "digits" || scene.closed(last)) break;
    if (digits.length + token.word.length > MOST_DIGITS) break;
    if (token.word.length === 1) singles += 1;
    if (singles > MOST_SINGLES) break;
    digits += token.word;
    shape += last === index ? String(token.word.length) : `-${token.word.length}`;
    const after = jointAfter(scene, last);
    found.push({ digits, shape, last, joints: between, after });
    if (after === joint.none) break;
    between |= after;
  }
  return found;
}

/** What joins a token to digits before it that nobody found; `none` where nothing does. */
export function jointBefore(scene: Scene, index: number): number {
  const before = scene.tokens.list[index - 1];
  return before?.kind === "digits" && !scene.closed(index - 1) ? jointAfter(scene, index - 1) : joint.none;
}

/** Whether a number stands by itself: what joins it to other digits, if anything, is a space that it has not within. */
export function standsAlone(scene: Scene, index: number, { joints: within, last, after }: Chain): boolean {
  const ends = [jointBefore(scene, index), after];
  const { list } = scene.tokens;
  if (tiedBefore(scene, list[index]?.start ?? 0) && ends[0] === joint.none) return false;
  if (tiedAfter(scene, list[last]?.end ?? 0) && ends[1] === joint.none) return false;
  return ends.every(
    (end) => end === joint.none || (end === joint.space && within !== 0 && (within & joint.space) === 0),
  );
}

const tying = new Set(["-", "_", "/", ".", ",", ":", "=", "&", "+", "*", "\\", "'", "#", "@", "~", "|", "%", "?"]);
const before = new Set(["#", "$", "€", "£", "¥", "₹", "₽", "%", "=", "*", "@", "_", "\\", "&", "~"]);
const after = new Set(["$", "€", "£", "¥", "₹", "₽", "%", "°", "_", "=", "@", "'", '"', "″"]);

function isSolid({ tokens, closedAt }: Scene, at: number): boolean {
  return at >= 0 && (closedAt(at) || kindOfUnit(tokens.text, at) !== unitKind.other);
}

/** Whether what begins at `start` is tied to something before it: part of a code, an address, a sum of money. */
export function tiedBefore(scene: Scene, start: number): boolean {
  const sign = scene.tokens.plain[start - 1] ?? "";
  if (before.has(sign)) return true;
  return tying.has(sign) && isSolid(scene, start - 2);
}

/** Whether what ends before `end` is tied to something after it. */
export function tiedAfter(scene: Scene, end: number): boolean {
  const sign = scene.tokens.plain[end] ?? "";
  if (after.has(sign)) return true;
  return tying.has(sign) && isSolid(scene, end + 1);
}

const currencies = new Set(["$", "€", "£", "¥", "₹", "₽"]);

/** Whether a currency stands right before or after: then it is a price. */
export function isMoney({ tokens }: Scene, first: number, last: number): boolean {
  const from = tokens.list[first];
  const to = tokens.list[last];
  if (!from || !to) return false;
  const left = tokens.plain[from.start - 1] === " " ? tokens.plain[from.start - 2] : tokens.plain[from.start - 1];
  const right = tokens.plain[to.end] === " " ? tokens.plain[to.end + 1] : tokens.plain[to.end];
  return currencies.has(left ?? "") || currencies.has(right ?? "") || currencyWords.has(nextWord(tokens, last));
}

const currencyWords = new Set(["usd", "eur", "gbp", "euro", "euros", "dollars", "pounds", "rupiah", "zl", "pln", "kr"]);

function nextWord({ plain, list }: Tokens, last: number): string {
  const [token, next] = [list[last], list[last + 1]];
  return token && next && plain.slice(token.end, next.start) === " " ? next.word : "";
}

/** What was gathered from one or more tokens, without what stands between them. */
export interface Gathered {
  readonly signs: string;
  readonly last: number;
  /** What stands before the last token. */
  readonly lastGap: string;
}

/**
 * Gathers exactly `length` letters and digits, across single signs of `gaps`; null where the tokens do not end
 * exactly there.
 */
export function gather(scene: Scene, index: number, length: number, gaps = " "): Gathered | null {
  const { list, plain } = scene.tokens;
  let signs = "";
  let lastGap = "";
  for (let last = index; !scene.closed(last); last += 1) {
    const token = list[last];
    if (!token) return null;
    signs += token.word;
    if (signs.length === length) return { signs, last, lastGap };
    const next = list[last + 1];
    if (signs.length > length || !next || next.start - token.end !== 1) return null;
    lastGap = plain.slice(token.end, next.start);
    if (!gaps.includes(lastGap)) return null;
  }
  return null;
}

/** Whether a token begins with a capital letter. */
export function isCapital({ text }: Tokens, token: Token): boolean {
  const sign = text.slice(token.start, token.start + 1);
  return sign !== sign.toLowerCase();
}
