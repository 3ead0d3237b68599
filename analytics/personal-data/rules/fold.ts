/** What a UTF-16 unit is to the search for personal data. */
export const unitKind = { other: 0, digit: 1, letter: 2 } as const;

/** Scripts from here on are written without spaces: their letters end a number, as a space does. */
const WITHOUT_SPACES = 0x0e00;
const UNITS = 0x1_0000;
const CHUNK = 8192;

const kinds = new Uint8Array(UNITS);
const folds = new Uint16Array(UNITS);

/** Letters whose sign is no accent to Unicode. */
const STROKES: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i" };

function foldOf(unit: number): number {
  const sign = String.fromCharCode(unit);
  if (unit >= 0xff01 && unit <= 0xff5e) return foldOf(unit - 0xfee0);
  if (/[\n\r\u2028\u2029]/.test(sign)) return 0x0a;
  if (/[\s\p{Cf}]/u.test(sign)) return 0x20;
  if (/[\p{Pd}\u2212]/u.test(sign)) return 0x2d;
  if (!/\p{L}/u.test(sign)) return unit;
  const lower = sign.toLowerCase();
  const one = lower.length === 1 ? lower : sign;
  return (STROKES[one] ?? one).normalize("NFD").charCodeAt(0);
}

let digitsSoFar = 0;
for (let unit = 0; unit < UNITS; unit += 1) {
  const sign = String.fromCharCode(unit);
  // The decimal digits of every script stand in runs from nought to nine.
  if (/\p{Nd}/u.test(sign)) {
    kinds[unit] = unitKind.digit;
    folds[unit] = 0x30 + (digitsSoFar % 10);
    digitsSoFar += 1;
    continue;
  }
  digitsSoFar = 0;
  const wide = unit >= 0xff01 && unit <= 0xff5e;
  if ((unit < WITHOUT_SPACES || wide) && /[\p{L}\p{M}]/u.test(sign)) kinds[unit] = unitKind.letter;
  folds[unit] = unit < WITHOUT_SPACES || unit >= 0x2000 ? foldOf(unit) : unit;
}

/** The kind of the unit at a place: digit, letter or other; beyond the text it is other. */
export function kindOfUnit(text: string, at: number): number {
  return kinds[text.charCodeAt(at)] ?? unitKind.other;
}

/**
 * The text in lower case and without accents, digits of all scripts as 0 to 9, all dashes as "-", all spaces and
 * invisible signs as " ". Unit by unit: a place in the result is the same place in the text.
 */
export function fold(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) units[at] = folds[text.charCodeAt(at)] ?? 0;
  let folded = "";
  for (let from = 0; from < units.length; from += CHUNK) {
    folded += String.fromCharCode(...units.subarray(from, from + CHUNK));
  }
  return folded;
}
