/** What a UTF-16 unit is to the scanner. */
export const kindOf = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  lineEnd: 4,
  stop: 5,
  pause: 6,
  picture: 7,
  surrogate: 8,
  apostrophe: 9,
  /** Continues a word, but begins none. */
  joined: 10,
} as const;

const table = new Uint8Array(0x1_0000);

function mark(pattern: RegExp, kind: number): void {
  for (let unit = 0; unit < table.length; unit += 1) if (pattern.test(String.fromCharCode(unit))) table[unit] = kind;
}

mark(/\p{M}/u, kindOf.joined);
mark(/[\uFE00-\uFE0F\u20E3]/u, kindOf.other);
mark(/\p{L}/u, kindOf.letter);
mark(/\p{Nd}/u, kindOf.digit);
mark(/\s/u, kindOf.space);
mark(/[\n\r\u2028\u2029]/u, kindOf.lineEnd);
mark(/[!?.…¿¡‼⁉。？！]/u, kindOf.stop);
mark(/[,;:–—()"“”«»„|•]/u, kindOf.pause);
mark(/[\u2190-\u2BFF\u3030\u303D\u3297\u3299]/u, kindOf.picture);
mark(/['’`´ʼ]/u, kindOf.apostrophe);
for (let unit = 0xd800; unit <= 0xdfff; unit += 1) table[unit] = kindOf.surrogate;

/** The kind of a UTF-16 unit, by the Unicode tables of the engine. */
export function kindAt(unit: number): number {
  return table[unit] ?? kindOf.other;
}
