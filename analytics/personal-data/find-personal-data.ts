import { type PersonalDataFinding, type PersonalDataKind, usualKinds } from "./kinds.ts";
import { findAddress } from "./rules/addresses.ts";
import { findBirthDate } from "./rules/birth-dates.ts";
import { findCard } from "./rules/cards.ts";
import { findEmails } from "./rules/emails.ts";
import { fold } from "./rules/fold.ts";
import { findHandles } from "./rules/handles.ts";
import { findIban } from "./rules/ibans.ts";
import { findIpv4, findIpv6 } from "./rules/ips.ts";
import { findMasks } from "./rules/masks.ts";
import { findAccount, findPassport } from "./rules/named-numbers.ts";
import { findNationalCode } from "./rules/national-codes.ts";
import { findNationalNumber } from "./rules/national-ids.ts";
import { findPhone } from "./rules/phones.ts";
import { type Finder, type Match, type Scene, chainsFrom } from "./rules/scene.ts";
import { Memory, type Range, tokensOf } from "./rules/tokens.ts";

/** What begins with a run of digits, the surest first. */
const ofDigits: readonly Finder[] = [
  findCard,
  findIpv4,
  findNationalNumber,
  findNationalCode,
  findBirthDate,
  findPassport,
  findPhone,
  findAddress,
  findAccount,
];
/** What begins with letters, or with letters and digits. */
const ofLetters: readonly Finder[] = [findAddress];
const ofMixed: readonly Finder[] = [findIban, findNationalCode, findBirthDate, findPassport, findAddress, findAccount];
const ofLettersInForms: readonly Finder[] = [findNationalCode, findBirthDate, findPassport, findAddress];

/** What to look for. */
export interface SearchOptions {
  /** Countries (ISO 3166-1, two letters) whose national numbers, telephones and accounts are looked for; all unless given. */
  readonly countries?: readonly string[];
  /** Left out: all but handles. */
  readonly kinds?: readonly PersonalDataKind[];
}

const FEWEST_DIGITS = 4;

/** Nothing can be found in a text without digits and without this sign. */
const WORTH_READING = /[\p{Nd}@]/u;

function findersFor(kind: "digits" | "letters" | "mixed", start: string): readonly Finder[] {
  if (kind === "digits") return ofDigits;
  if (kind === "mixed") return ofMixed;
  return start.length <= 9 ? ofLettersInForms : ofLetters;
}

/** Places that no finding may touch: those of findings and masks, which count for nothing, and the "@" before them. */
const GONE = 1;
const TIED = 2;

/** Marks places that are taken, one byte for each. */
function marksOf(length: number, ranges: readonly Range[]): Uint8Array {
  const taken = new Uint8Array(length);
  for (const { start, end } of ranges) taken.fill(GONE, start, end);
  return taken;
}

/** Marks each "@" before a place that is gone: whether a handle or its mask stands there is then the same. */
function tieSigns(text: string, taken: Uint8Array): void {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (taken[at + 1] === GONE && taken[at] !== GONE) taken[at] = TIED;
  }
}

/** Goes over the tokens once, from the left; what is found is closed to all that follows. */
function sweep(
  text: string,
  plain: string,
  taken: Uint8Array,
  may: (country: string) => boolean,
): PersonalDataFinding[] {
  const tokens = tokensOf(text, plain);
  const memory = new Memory();
  const closedAt = (at: number) => (taken[at] ?? 0) !== 0;
  const closed = (index: number) => {
    const token = tokens.list[index];
    return token !== undefined && (closedAt(token.start) || closedAt(token.end - 1));
  };
  const scene: Scene = { tokens, memory, closed, closedAt, chains: { index: -1, found: [] }, allows: may };
  const found: PersonalDataFinding[] = [];
  let counted = 0;
  for (let index = 0; index < tokens.list.length; index += 1) {
    const token = tokens.list[index];
    if (!token) break;
    for (; counted < token.start; counted += 1) if (taken[counted] === GONE || text[counted] === "•") memory.remove(1);
    if (closed(index)) continue;
    const match = isList(scene, index) ? null : firstMatch(findersFor(token.kind, token.word), scene, index);
    if (match) {
      const { last, ...finding } = match;
      const end = tokens.list[last]?.end ?? token.end;
      found.push({ ...finding, end });
      taken.fill(GONE, finding.start, end);
      index = last;
    } else memory.pass(token);
  }
  return found;
}

/** Whether too few digits to be anything begin here, and more follow: most of a table of numbers, told at once. */
function isList(scene: Scene, index: number): boolean {
  if (scene.tokens.list[index + 1]?.kind !== "digits") return false;
  const chains = chainsFrom(scene, index);
  return chains.length > 1 && (chains.at(-1)?.digits.length ?? 0) < FEWEST_DIGITS;
}

function firstMatch(finders: readonly Finder[], scene: Scene, index: number): Match | null {
  for (const find of finders) {
    const match = find(scene, index);
    if (match) return match;
  }
  return null;
}

/**
 * Finds personal data in a text of any length and any signs, in time that grows as the text does. Findings do not
 * overlap and stand in the order of the text; nothing is found in a mask. Names of people are not found.
 */
export function findPersonalData(text: string, options: SearchOptions = {}): PersonalDataFinding[] {
  if (!WORTH_READING.test(text)) return [];
  const plain = fold(text);
  const countries = options.countries && new Set(options.countries.map((country) => country.toUpperCase()));
  const allows = (country: string) => !countries || countries.has(country.toUpperCase());
  const taken = marksOf(text.length, findMasks(text));
  const closedAt = (at: number) => (taken[at] ?? 0) !== 0;
  const found: PersonalDataFinding[] = [];
  const take = (kind: PersonalDataKind, sure: number, ranges: readonly Range[]) => {
    for (const { start, end } of ranges) {
      found.push({ kind, start, end, sure });
      taken.fill(GONE, start, end);
    }
  };
  take("email", 1, findEmails(text, closedAt));
  take("ip", 0.9, findIpv6(plain, closedAt));
  const kinds = new Set(options.kinds ?? usualKinds);
  if (kinds.has("handle")) take("handle", 0.8, findHandles(text, closedAt));
  tieSigns(text, taken);
  found.push(...sweep(text, plain, taken, allows));
  return found.filter(({ kind }) => kinds.has(kind)).toSorted((a, b) => a.start - b.start);
}
