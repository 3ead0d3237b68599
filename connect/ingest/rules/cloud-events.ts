import { sourceRecord } from "../../records/index.ts";
import { draftOfNative, type Draft } from "./native.ts";
import { extraOf, isFields, textOf, type Fields } from "./texts.ts";

/** Whether something is a CloudEvent of version 1.0: it has the four fields that each must have. */
export function isCloudEvent(value: Fields): boolean {
  return ["specversion", "id", "source", "type"].every((field) => typeof value[field] === "string");
}

const ENVELOPE: ReadonlySet<string> = new Set([
  "specversion",
  "id",
  "source",
  "time",
  "data",
  "data_base64",
  "datacontenttype",
]);

const KINDS: ReadonlySet<string> = new Set(sourceRecord.shape.kind.unwrap().options);

/**
 * The record in the data of a CloudEvent. `source` is the log's source unless the data name one; source and id together
 * are the id; the last part of `type` is the kind where it is one. What else the envelope says is kept in `extra`.
 */
export function draftOfCloudEvent(event: Fields, decode: (base64: string) => unknown): Draft | string {
  if (event["specversion"] !== "1.0") return "It is a CloudEvent of another version than 1.0.";
  const data = typeof event["data_base64"] === "string" ? decode(event["data_base64"]) : event["data"];
  if (!isFields(data)) return "Its data are not an object of JSON.";
  const native = draftOfNative(data);
  if (typeof native === "string") return native;
  const from = textOf(event["source"]);
  const source = native.source ?? from;
  const id = textOf(event["id"]) ?? "";
  const kind = textOf(event["type"])?.split(/[./:]/).at(-1);
  const said = { ...extraOf(event, ENVELOPE), ...(native.source === undefined ? {} : { source: from ?? "" }) };
  return {
    ...native,
    source,
    record: {
      externalId: source === from ? id : `${from} ${id}`,
      ...(kind !== undefined && KINDS.has(kind) ? { kind } : {}),
      ...(event["time"] === undefined ? {} : { at: event["time"] }),
      ...native.record,
      extra: {
        ...Object.fromEntries(Object.entries(said).map(([key, text]) => [`cloudevents.${key}`, text])),
        ...(isFields(native.record["extra"]) ? native.record["extra"] : {}),
      },
    },
  };
}
