import { sourceRecord, type Attachment } from "../../records/index.ts";
import { filesIn } from "./files.ts";
import { extraOf, isFields, textOf, type Fields } from "./texts.ts";

/** What somebody sent in, brought near the form of a record; not yet checked. */
export interface Draft {
  readonly source: string | undefined;
  readonly record: Fields;
  readonly attachments?: readonly Attachment[];
}

const KNOWN: ReadonlySet<string> = new Set([...Object.keys(sourceRecord.shape), "source"]);

/** Our own form: a record with the name of its source. Fields that a record does not have are kept in `extra`. */
export function draftOfNative(value: Fields): Draft | string {
  const sent = filesIn(value);
  if (typeof sent === "string") return `${sent}.`;
  const { source, extra, externalId, ...said } = value;
  const { attachments: _sent, ...withoutFiles } = said;
  const rest: Fields = sent ? { ...withoutFiles, attachments: sent.words } : said;
  // Senders that write a number of an order there mean no order with items.
  const isKnown = (key: string) => KNOWN.has(key) && (key !== "order" || isFields(rest[key]));
  const known = Object.fromEntries(Object.entries(rest).filter(([key]) => isKnown(key)));
  const given = isFields(extra) ? extra : {};
  const id = textOf(externalId);
  return {
    source: textOf(source),
    record: {
      ...known,
      ...(id === undefined ? {} : { externalId: id }),
      extra: { ...extraOf(rest, new Set(Object.keys(known))), ...extraOf(given, NOTHING) },
    },
    ...(sent ? { attachments: sent.files } : {}),
  };
}

const NOTHING: ReadonlySet<string> = new Set();
