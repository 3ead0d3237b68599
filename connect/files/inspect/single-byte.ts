import { analyse } from "chardet";

/** Which code page stands for the families that a guess by letter frequency names. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
  "ISO-8859-2": "windows-1250",
  "windows-1250": "windows-1250",
  "ISO-8859-5": "iso-8859-5",
  "windows-1251": "windows-1251",
  "KOI8-R": "koi8-r",
  "ISO-8859-7": "windows-1253",
  "windows-1253": "windows-1253",
  "ISO-8859-9": "windows-1254",
  "windows-1254": "windows-1254",
  "ISO-8859-8": "windows-1255",
  "windows-1255": "windows-1255",
  "ISO-8859-6": "windows-1256",
  "windows-1256": "windows-1256",
  "windows-1257": "windows-1257",
};
/** Below this a guess is worth no more than the most usual code page. */
const LEAST_CONFIDENCE = 15;
/** Letters of ISO 8859-2 that are signs in windows-1250, and the other way round. */
const ISO_LETTERS = new Set([0xa1, 0xa6, 0xac, 0xb1, 0xb6, 0xbc]);
const WINDOWS_LETTERS = new Set([0xa5, 0xb9, 0x8c, 0x8f, 0x9c, 0x9f]);

/** The most likely encoding of text with one byte a character, judged by its lines that are not UTF-8. */
export function singleByteEncoding(lines: Buffer): string {
  const best = analyse(lines).find(({ name, confidence }) => confidence >= LEAST_CONFIDENCE && name in CODE_PAGES);
  const codePage = (best && CODE_PAGES[best.name]) ?? "windows-1252";
  return codePage === "windows-1250" && isIso(lines) ? "iso-8859-2" : codePage;
}

function isIso(lines: Buffer): boolean {
  let iso = 0;
  for (const byte of lines) {
    if (ISO_LETTERS.has(byte)) iso += 1;
    else if (WINDOWS_LETTERS.has(byte)) iso -= 1;
  }
  return iso > 0;
}
