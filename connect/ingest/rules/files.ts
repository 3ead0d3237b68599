import { stableId } from "@firsthand/kernel/ids";

import type { Attachment } from "../../records/index.ts";
import { isFields, textOf, type Fields } from "./texts.ts";

/** The files in a record, and how they are named in its `extra`. */
export interface SentFiles {
  readonly files: readonly Attachment[];
  readonly words: string;
}

const MOST = 100;

/**
 * The files of a record in our own form: `attachments: [{ name, type, content }]`, the content in base64. Undefined:
 * what stands there is no list of files with content. A text says what is wrong with it.
 */
export function filesIn({ attachments }: Fields): SentFiles | string | undefined {
  if (!Array.isArray(attachments) || attachments.length === 0) return undefined;
  const given: unknown[] = attachments;
  if (!given.every((one) => isFields(one) && typeof one["content"] === "string")) return undefined;
  if (given.length > MOST) return `attachments: there are more than ${MOST}`;
  const files: Attachment[] = [];
  const contents: string[] = [];
  for (const [index, one] of given.filter(isFields).entries()) {
    const content = String(one["content"]);
    contents.push(content);
    if (!isBase64(content)) return `attachments.${index}.content: it is not base64`;
    files.push({
      name: textOf(one["name"]) ?? "",
      type: textOf(one["type"]),
      bytes: Buffer.from(content, "base64"),
      inline: one["inline"] === true,
    });
  }
  // Other bytes under the same name make it another record.
  const words = files.map(({ name, type, bytes }, index) => {
    const content = stableId("file", contents[index] ?? "").slice(0, 8);
    const said = `${type?.slice(0, 100) ?? "unknown type"}, ${bytes.length} bytes, content ${content}`;
    return `${name.slice(0, 200) || "unnamed"} (${said})`;
  });
  return { files, words: words.join("; ") };
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
