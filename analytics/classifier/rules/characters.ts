/** What a UTF-16 unit is to the classifier. */
export const kindOf = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  mark: 4,
  picture: 5,
  surrogate: 6,
  apostrophe: 7,
  /** Continues a word, but begins none. */
  joined: 8,
  /** A letter of a script that puts no space between words. */
  unspaced: 9,
  /** Is left out wherever it stands. */
  dropped: 10,
} as const;

interface Tables {
  readonly kinds: Uint8Array;
  readonly folds: Uint16Array;
}

const patterns: readonly (readonly [RegExp, number])[] = [
  [/[\p{P}\p{S}]/u, kindOf.mark],
  [/\p{M}/u, kindOf.joined],
  [/\p{L}/u, kindOf.letter],
  [/\p{Nd}/u, kindOf.digit],
  [/\s/u, kindOf.space],
  [/[\u2190-\u2BFF\u3030\u303D\u3297\u3299]/u, kindOf.picture],
  [/['’`´ʼ＇]/u, kindOf.apostrophe],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u, kindOf.unspaced],
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]/u, kindOf.unspaced],
  // Combining accents, joiners, soft hyphens, variation selectors, Arabic vowel signs and stretching.
  [/[\u0300-\u036F]/u, kindOf.dropped],
  [/[\uFE00-\uFE0F]/u, kindOf.dropped],
  [/[\u064B-\u0652]/u, kindOf.dropped],
  [/\u00AD|[\u200B-\u200F]|\u2060|\u20E3|\uFEFF|\u0640|\u0670/u, kindOf.dropped],
];

const alike: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ة: "ه",
  ک: "ك",
  ی: "ي",
  ł: "l",
  ø: "o",
  đ: "d",
  ı: "i",
  "’": "'",
  "`": "'",
  "´": "'",
  ʼ: "'",
};

/** The form in which a unit is compared: small, half-width, without accents. */
function folded(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return folded(unit - 0xfee0);
  if (unit >= 0xac00 && unit <= 0xd7a3) return unit;
  const small = String.fromCharCode(unit).toLowerCase();
  const parts = (alike[small] ?? small).normalize("NFD");
  const plain = parts.replaceAll(/[\u0300-\u036F]/g, "");
  return (plain.length === 1 ? plain : small).charCodeAt(0);
}

function make(): Tables {
  const kinds = new Uint8Array(0x1_0000);
  const folds = new Uint16Array(0x1_0000);
  for (let unit = 0; unit < kinds.length; unit += 1) {
    const character = String.fromCharCode(unit);
    for (const [pattern, kind] of patterns) if (pattern.test(character)) kinds[unit] = kind;
    folds[unit] = folded(unit);
  }
  kinds.fill(kindOf.surrogate, 0xd800, 0xe000);
  return { kinds, folds };
}

let made: Tables | null = null;

/** The tables of units, made when they are first asked for: it takes some hundredths of a second. */
export function characters(): Tables {
  made ??= make();
  return made;
}
