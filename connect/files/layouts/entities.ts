/** Names of the characters 160 to 255 in HTML, in order. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " +
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const NAMED = new Map<string, string>([
  ...LATIN.split(" ").map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["ndash", "\u{2013}"],
  ["mdash", "\u{2014}"],
  ["lsquo", "\u{2018}"],
  ["rsquo", "\u{2019}"],
  ["sbquo", "\u{201a}"],
  ["ldquo", "\u{201c}"],
  ["rdquo", "\u{201d}"],
  ["bdquo", "\u{201e}"],
  ["bull", "\u{2022}"],
  ["hellip", "\u{2026}"],
  ["lsaquo", "\u{2039}"],
  ["rsaquo", "\u{203a}"],
  ["euro", "\u{20ac}"],
  ["trade", "\u{2122}"],
  ["zwnj", "\u{200c}"],
  ["zwj", "\u{200d}"],
  ["thinsp", "\u{2009}"],
  ["ensp", "\u{2002}"],
  ["emsp", "\u{2003}"],
  ["OElig", "\u{152}"],
  ["oelig", "\u{153}"],
  ["Scaron", "\u{160}"],
  ["scaron", "\u{161}"],
]);

/** Replaces HTML's character references by the characters; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/g, (whole, ten, sixteen, name) => {
    if (name !== undefined) return NAMED.get(String(name)) ?? whole;
    return characterOf(ten === undefined ? Number.parseInt(String(sixteen), 16) : Number(ten)) ?? whole;
  });
}

/** No character for NUL, which no text may contain, nor for halves of characters. */
function characterOf(code: number): string | undefined {
  const possible = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return possible ? String.fromCodePoint(code) : undefined;
}
