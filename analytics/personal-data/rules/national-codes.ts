import { codiceFiscaleHolds, dniHolds, remainder } from "./checksums.ts";
import { type Finder, type Gathered, type Scene, gather, isCapital, tiedAfter, tiedBefore } from "./scene.ts";

const NINO = /^(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\d{6}[a-d]$/;
const NIE = /^[xyz]\d{7}[a-z]$/;
const DNI = /^\d{8}[a-z]$/;
const CODICE_FISCALE = /^[a-z]{6}[0-9l-npqrstuv]{2}[abcdehlmprst][0-9l-npqrstuv]{2}[a-z][0-9l-npqrstuv]{3}[a-z]$/;
const CORSICAN_NIR = /^[12]\d{4}2[ab]\d{8}$/;

/** A national number with letters in it. */
interface NationalCode {
  readonly country: string;
  readonly length: number;
  readonly gaps: string;
  /** Its first token. */
  readonly begins: RegExp;
  readonly holds: (code: string) => boolean;
}

const codes: readonly NationalCode[] = [
  { country: "GB", length: 9, begins: /^[a-z]{2}(?:\d|$)/, gaps: " -", holds: (code) => NINO.test(code) },
  {
    country: "ES",
    length: 9,
    begins: /^(?:[xyz]\d*[a-z]?|\d{8}[a-z]?|\d\d)$/,
    gaps: "-. ",
    holds: (code) => (NIE.test(code) || DNI.test(code)) && dniHolds(code),
  },
  {
    country: "IT",
    length: 16,
    begins: /^[a-z]{3}/,
    gaps: " ",
    holds: (code) => CODICE_FISCALE.test(code) && codiceFiscaleHolds(code),
  },
  { country: "FR", length: 15, begins: /^[12](?:\d{4}2[ab]|$)/, gaps: " ", holds: isCorsican },
];

/** Corsica's departments count as 19 and 18 in the key. */
function isCorsican(code: string): boolean {
  if (!CORSICAN_NIR.test(code)) return false;
  const digits = code.slice(0, 13).replace("2a", "19").replace("2b", "18");
  return 97 - remainder(digits, 97) === Number(code.slice(13));
}

/** A single letter after a space is often a word ("y", "e", "a"): then it must be a capital. */
function endsWell({ tokens }: Scene, { last, lastGap }: Gathered): boolean {
  const token = tokens.list[last];
  return !token || lastGap !== " " || token.kind !== "letters" || isCapital(tokens, token);
}

/** National numbers with letters: their form is one that little else has, and their checksum holds. */
export const findNationalCode: Finder = (scene, index) => {
  const token = scene.tokens.list[index];
  if (!token) return null;
  for (const { country, length, begins, gaps, holds } of codes) {
    if (token.word.length > length || !begins.test(token.word) || !scene.allows(country)) continue;
    const gathered = gather(scene, index, length, gaps);
    if (!gathered || !holds(gathered.signs) || !endsWell(scene, gathered)) continue;
    if (tiedBefore(scene, token.start) || tiedAfter(scene, scene.tokens.list[gathered.last]?.end ?? 0)) continue;
    const called = scene.memory.nearest("national", token.start, 40);
    if (!called && country !== "IT" && scene.memory.nearest("order", token.start, 18)) continue;
    return { kind: "national_id", start: token.start, last: gathered.last, sure: called ? 1 : 0.8, country };
  }
  return null;
};
