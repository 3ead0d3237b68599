import type { Attachment as Kept } from "@firsthand/connect/records";
import type { Attachment, Email } from "postal-mime";

import { enrichedText } from "./enriched-text.ts";
import { htmlText } from "./html-text.ts";
import { mediaTypeOf } from "./media-type.ts";

/** The bytes of a mail are kept, so that a longer text may be cut for reading. */
const TEXT_LIMIT = 1024 * 1024;
const ATTACHMENTS_SHOWN = 50;

/** What a mail says, and what its text was made from if it was not plain text. */
export interface MailBody {
  readonly text: string;
  readonly from?: "html" | "enriched" | "undivided";
  /** The text was longer than a million characters. */
  readonly cut: boolean;
  readonly attachments: readonly Attachment[];
}

/** The text of a mail: its plain part, else its HTML or enriched part as text, else what follows its headers. */
export function mailBody(mail: Email, content: Buffer): MailBody {
  const enriched = mail.attachments.find(isEnriched);
  const attachments = mail.attachments.filter((one) => one !== enriched);
  const candidates: readonly (readonly [MailBody["from"], () => string])[] = [
    [undefined, () => mail.text ?? ""],
    ["html", () => htmlText(mail.html ?? "")],
    ["enriched", () => (enriched ? enrichedText(decoded(enriched)) : "")],
    ["undivided", () => (isUndivided(mail, content) ? afterHeaders(content) : "")],
  ];
  for (const [from, read] of candidates) {
    const text = read().replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trimEnd();
    if (text.trim() === "") continue;
    const cut = text.length > TEXT_LIMIT;
    const kept = cut ? text.slice(0, TEXT_LIMIT).toWellFormed() : text;
    return { text: kept, ...(from ? { from } : {}), cut, attachments };
  }
  return { text: "", cut: false, attachments };
}

/** The attachments in one cell: name, type by content and size of each, and whether it is a picture within the text. */
export function attachmentList(attachments: readonly Attachment[]): string {
  const shown = attachments.slice(0, ATTACHMENTS_SHOWN).map((one) => {
    const { filename, mimeType } = one;
    const bytes = bytesOf(one);
    const name = (filename ?? "unnamed").replaceAll("\0", "").toWellFormed().slice(0, 200);
    const inline = isInline(one) ? ", in the text" : "";
    return `${name} (${mediaTypeOf(bytes, mimeType).slice(0, 100)}, ${bytes.byteLength} bytes${inline})`;
  });
  const more = attachments.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

/** The files that came with a mail, in their order; of one that `isCut` the last of them is not whole. */
export function attachmentsOf(mail: Email, { isCut }: { readonly isCut: boolean }): Kept[] {
  const enriched = mail.attachments.find(isEnriched);
  return mail.attachments
    .filter((one) => one !== enriched)
    .map((one) => ({
      name: one.filename ?? "",
      type: one.mimeType,
      bytes: bytesOf(one),
      inline: isInline(one),
      ...(isCut ? { cut: true } : {}),
    }));
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);

const isInline = ({ related, disposition }: Attachment): boolean => related === true && disposition !== "attachment";

const isEnriched = ({ mimeType, disposition }: Attachment) =>
  (mimeType === "text/enriched" || mimeType === "text/richtext") && disposition !== "attachment";

function decoded({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder("windows-1252").decode(content);
}

/** The mail says that it has parts, but its boundary is nowhere in it. */
function isUndivided(mail: Email, content: Buffer): boolean {
  const type = mail.headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!/^\s*multipart\//i.test(type)) return false;
  const named = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type);
  const boundary = named?.[1] ?? named?.[2] ?? "";
  return boundary === "" || !content.includes(`\n--${boundary}`);
}

/** Parts that no boundary divides are still words that somebody wrote. */
function afterHeaders(content: Buffer): string {
  const text = content.toString("latin1", 0, 2 * TEXT_LIMIT);
  const blank = /\r?\n\r?\n/.exec(text);
  if (!blank) return "";
  const body = content.subarray(blank.index + blank[0].length, 2 * TEXT_LIMIT);
  return body.toString("utf8");
}
