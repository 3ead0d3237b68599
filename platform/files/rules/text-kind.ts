import type { FileKind } from "../contract.ts";

const LOOKED_AT = 64 * 1024;

/** Whether these are the bytes of a text, in UTF-8, UTF-16 with a mark, or an older encoding. */
export function looksLikeText(content: Buffer): boolean {
  if (content.length === 0) return false;
  if (isWide(content)) return true;
  return content.subarray(0, LOOKED_AT).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13) || byte === 27);
}

const isWide = (content: Buffer) => ["fffe", "feff"].includes(content.toString("hex", 0, 2));

/** What stands first in a page, after comments. */
const PAGE =
  /^(?:<\?xml[^>]{0,500}>\s*)?<(?:!doctype\s+(?:html|svg)|html|head|body|script|iframe|svg|meta\b|title|style|object|embed)/i;

/** What a text is: a page, which may run in a browser, a script, a mail, or only text. */
export function textKindOf(content: Buffer): FileKind {
  const text = withoutComments(beginningOf(content));
  if (PAGE.test(text)) {
    const isPicture = /<svg/i.test(text) && !/<html/i.test(text);
    return { type: isPicture ? "image/svg+xml" : "text/html", danger: "page" };
  }
  if (/^#!\s*\//.test(text)) return { type: "text/x-shellscript", danger: "script" };
  if (/^\[InternetShortcut\]/i.test(text)) return { type: "application/x-mswinurl", danger: "shortcut" };
  const type = KINDS.find(([begin]) => begin.test(text))?.[1] ?? "text/plain";
  return { type, danger: null };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^BEGIN:VCALENDAR/i, "text/calendar"],
  [/^BEGIN:VCARD/i, "text/vcard"],
  [/^<\?xml/i, "application/xml"],
  [/^-{5}BEGIN PGP/, "application/pgp-signature"],
  [/^(?:Received|From|Return-Path|Message-ID|MIME-Version|Delivered-To): /i, "message/rfc822"],
];

/** The text from its first sign on that is neither a blank nor in a comment of a page. */
function withoutComments(text: string): string {
  let rest = text.trimStart();
  for (let end = 0; rest.startsWith("<!--") && end !== -1;) {
    end = rest.indexOf("-->");
    rest = end === -1 ? rest : rest.slice(end + 3).trimStart();
  }
  return rest;
}

function beginningOf(content: Buffer): string {
  const start = content.subarray(0, LOOKED_AT);
  const mark = start.toString("hex", 0, 2);
  if (mark === "fffe") return start.toString("utf16le", 2);
  if (mark === "feff")
    return Buffer.from(start.subarray(2, start.length - (start.length % 2)))
      .swap16()
      .toString("utf16le");
  return start.toString("utf8").replace(/^\uFEFF/, "");
}
