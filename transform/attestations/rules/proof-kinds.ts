import { PROOF_ENDINGS } from "../contract.ts";
import { namesInZip } from "./zip-names.ts";

type Ending = (typeof PROOF_ENDINGS)[number];

/**
 * Why a file is not taken as proof: its name says another kind than its bytes, or one that is not taken; undefined when
 * it is taken. The bytes decide: whoever opens the file later does so because of its name.
 */
export function whyNotProof(name: string, content: Buffer): "ending" | "content" | "macros" | undefined {
  const ending = PROOF_ENDINGS.find((known) => name.toLowerCase().endsWith(`.${known}`));
  if (ending === undefined) return "ending";
  if (content.length === 0) return "content";
  const parts = office[ending];
  if (parts !== undefined) return whyNotOffice(content, parts);
  return isKind[ending]?.(content) === true ? undefined : "content";
}

const startsWith = (content: Buffer, ...bytes: readonly number[]) => bytes.every((byte, at) => content[at] === byte);
const latin = (content: Buffer, from: number, to: number) => content.toString("latin1", from, to);

const isJpeg = (content: Buffer) => startsWith(content, 0xff, 0xd8, 0xff);

const isKind: Partial<Record<Ending, (content: Buffer) => boolean>> = {
  pdf: (content) => latin(content, 0, 5) === "%PDF-",
  png: (content) =>
    startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && latin(content, 12, 16) === "IHDR",
  jpg: isJpeg,
  jpeg: isJpeg,
  gif: (content) => /^GIF8[79]a$/.test(latin(content, 0, 6)),
  webp: (content) => latin(content, 0, 4) === "RIFF" && latin(content, 8, 12) === "WEBP",
  txt: isText,
  md: isText,
  csv: isText,
  eml: (content) => isText(content) && isMail(content),
};

/** Parts that a document of this kind has in its archive; without any: it says what it is in its first part. */
const office: Partial<Record<Ending, readonly string[] | { readonly says: string }>> = {
  docx: ["[Content_Types].xml", "word/document.xml"],
  xlsx: ["[Content_Types].xml", "xl/workbook.xml"],
  pptx: ["[Content_Types].xml", "ppt/presentation.xml"],
  odt: { says: "application/vnd.oasis.opendocument.text" },
  ods: { says: "application/vnd.oasis.opendocument.spreadsheet" },
  odp: { says: "application/vnd.oasis.opendocument.presentation" },
};

/** Programs in documents: nobody expects them in a proof. */
const PROGRAMS =
  /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|Basic\/.+|Scripts\/.+)$|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|jar|hta|lnk)$/iu;

function whyNotOffice(content: Buffer, parts: readonly string[] | { readonly says: string }) {
  const names = namesInZip(content);
  if (names === undefined) return "content";
  if (names.some((name) => PROGRAMS.test(name))) return "macros";
  if ("says" in parts) {
    // Stored as it is in the first part, right behind its name: so OpenDocument asks for it.
    return latin(content, 30, 38 + parts.says.length) === `mimetype${parts.says}` ? undefined : "content";
  }
  return parts.every((part) => names.includes(part)) ? undefined : "content";
}

/** Text in UTF-8, in UTF-16 with its mark, or in an older form of one byte a sign: nowhere a control. */
function isText(content: Buffer): boolean {
  const marked = startsWith(content, 0xff, 0xfe)
    ? "utf-16le"
    : startsWith(content, 0xfe, 0xff)
      ? "utf-16be"
      : undefined;
  if (marked === undefined) return content.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
  const text = new TextDecoder(marked).decode(content);
  return !/[^\P{Cc}\t\n\v\f\r\u{80}-\u{9f}]|\u{fffd}/u.test(text);
}

/** Lines of headers before the first empty line, among them one that every mail has. */
function isMail(content: Buffer): boolean {
  const [head = ""] = latin(content, 0, 256 * 1024).split(/\r?\n\r?\n/u, 1);
  const lines = head.split(/\r?\n/u).filter((line) => !/^(?:[ \t]|From )/u.test(line));
  return (
    lines.every((line) => /^[!-9;-~]+:/u.test(line)) && lines.some((line) => /^(?:From|Date|Received):/iu.test(line))
  );
}
