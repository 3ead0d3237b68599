/** A text of a page as it was drawn; x and y in points from the bottom left corner. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Reads what a sheet with plain streams says: enough of PDF for what the product writes. */
export function readSheet(bytes: Buffer): {
  readonly pages: number;
  readonly texts: readonly DrawnText[];
  readonly raw: string;
} {
  const raw = bytes.toString("latin1");
  const letters = new Map(
    [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", object = ""]) => [name, lettersOf(raw, object)]),
  );
  const drawn = /1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) (\S+) Tf\n\[([^\]]*)\] TJ/g;
  const texts = [...raw.matchAll(drawn)].map(([, x, y, font = "", size, glyphs = ""]) => ({
    text: [...glyphs.matchAll(/<([0-9a-f]*)>/g)]
      .flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? [])
      .map((glyph) => letters.get(font)?.[Number.parseInt(glyph, 16)] ?? "\uFFFD")
      .join(""),
    x: Number(x),
    y: Number(y),
    size: Number(size),
  }));
  return { pages: [...raw.matchAll(/\/Type \/Page\n/g)].length, texts, raw };
}

/** The letters of the glyphs of a font, by number. */
function lettersOf(raw: string, font: string): string[] {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objectOf(raw, font))?.[1] ?? "";
  return [...objectOf(raw, map).matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)].flatMap(([, range = ""]) =>
    [...range.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex = ""]) =>
      String.fromCharCode(...(hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))),
    ),
  );
}

function objectOf(raw: string, number: string): string {
  const begin = raw.indexOf(`\n${number} 0 obj\n`);
  return begin < 0 ? "" : raw.slice(begin, raw.indexOf("\nendobj", begin));
}
