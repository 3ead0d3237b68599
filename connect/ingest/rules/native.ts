import { sourceRecord } from "../../records/index.ts";
import { extraOf, isFields, textOf, type Fields } from "./texts.ts";

/** What somebody sent in, brought near the form of a record; not yet checked. */
export interface Draft {
  readonly source: string | undefined;
  readonly record: Fields;
}

const KNOWN: ReadonlySet<string> = new Set([...Object.keys(sourceRecord.shape), "source"]);

/** Our own form: a record with the name of its source. Fields that a record does not have are kept in `extra`. */
export function draftOfNative(value: Fields): Draft {
  const { source, extra, externalId, ...rest } = value;
  const known = Object.fromEntries(Object.entries(rest).filter(([key]) => KNOWN.has(key)));
  const given = isFields(extra) ? extra : {};
  const id = textOf(externalId);
  return {
    source: textOf(source),
    record: {
      ...known,
      ...(id === undefined ? {} : { externalId: id }),
      extra: { ...extraOf(rest, KNOWN), ...extraOf(given, NOTHING) },
    },
  };
}

const NOTHING: ReadonlySet<string> = new Set();
