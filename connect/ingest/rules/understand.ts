import { plainRecord, sourceRecord, type Delivered, type SourceRecord } from "../../records/index.ts";
import { draftOfCloudEvent, isCloudEvent } from "./cloud-events.ts";
import { draftOfNative, type Draft } from "./native.ts";
import { draftOfSegment, isSegmentCall } from "./segment.ts";
import { isFields, textOf, type Fields } from "./texts.ts";

/** What holds for everything in one request unless a record says otherwise. */
export interface Defaults {
  readonly source?: string | undefined;
  readonly unit?: string | undefined;
  /** The verb that stands in the address. */
  readonly verb?: string | undefined;
  /** For a record that does not say when it happened. */
  readonly at?: string | undefined;
  /** For a record without an id. */
  readonly externalId?: string | undefined;
  /** When it came. */
  readonly now: Date;
}

/** One thing that was sent in, and to which source it belongs; undefined: nobody said. */
export interface Sent {
  readonly source: string | undefined;
  readonly item: Delivered;
}

interface Reason {
  readonly code: string;
  readonly message: string;
}

/** The bytes of one thing, as a record of the log or as what could not be understood, with the reason. */
export function understand(raw: Uint8Array, defaults: Defaults, record = 1): Sent {
  const position = { record, line: record };
  const refused = (reason: Reason, source = defaults.source): Sent => ({
    source,
    item: { status: "rejected", position, reason, raw },
  });
  const value = parsed(raw);
  if (!("value" in value)) return refused(value);
  if (!isFields(value.value))
    return refused({ code: "not_an_object", message: "It is not an object of JSON: { ... }." });
  const plain = plainOf(value.value, defaults);
  if (plain) {
    const wrong = implausible(plain.record.at, defaults.now);
    const { source, record: said } = plain;
    return wrong ? refused(wrong, source) : { source, item: { status: "understood", position, record: said } };
  }
  const draft = draftOf(value.value, defaults);
  if (typeof draft === "string") return refused({ code: "not_understood", message: draft });
  const source = draft.source ?? defaults.source;
  const checked = sourceRecord.safeParse(withDefaults(draft.record, defaults));
  if (!checked.success) return refused({ code: "not_a_record", message: issuesOf(checked.error.issues) }, source);
  const wrong = implausible(checked.data.at, defaults.now);
  if (wrong) return refused(wrong, source);
  const files = draft.attachments ? { attachments: draft.attachments } : {};
  return { source, item: { status: "understood", position, record: checked.data, ...files } };
}

/** A record of our own form as most are, for which neither form nor schema have anything to change. */
function plainOf(
  value: Fields,
  { source, unit, verb, at, externalId }: Defaults,
): { readonly source: string | undefined; readonly record: SourceRecord } | undefined {
  if (verb !== undefined || at !== undefined || externalId !== undefined) return undefined;
  const record = plainRecord(value, { unit });
  return record && { source: textOf(value["source"]) ?? source, record };
}

/** Why bytes are no JSON at all; undefined: they are. */
export function whyUnreadable(raw: Uint8Array): string | undefined {
  const value = parsed(raw);
  return "value" in value ? undefined : value.message;
}

function parsed(raw: Uint8Array): { readonly value: unknown } | Reason {
  let text: string;
  try {
    text = decoder.decode(raw);
  } catch {
    return { code: "not_utf8", message: "Its bytes are not UTF-8." };
  }
  if (isBracketed(text) && isDeep(text))
    return { code: "too_deep", message: `It is nested deeper than ${DEEPEST} levels.` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { code: "not_json", message: "It is not JSON." };
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

const DEEPEST = 64;

/** Whether there are so many brackets at all, wherever they stand: quicker to tell than how deep they are. */
function isBracketed(text: string): boolean {
  let count = 0;
  for (const sign of ["{", "["])
    for (let at = text.indexOf(sign); at >= 0 && count <= DEEPEST; at = text.indexOf(sign, at + 1)) count++;
  return count > DEEPEST;
}

/** Whether brackets are nested deeper than anything honest; those inside of texts do not count. */
function isDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quoted) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) quoted = false;
    } else if (sign === QUOTE) quoted = true;
    else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      if (++depth > DEEPEST) return true;
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 92, 91, 93, 123, 125];

function draftOf(value: Fields, defaults: Defaults): Draft | string {
  if (isSegmentCall(value, defaults.verb)) return draftOfSegment(value, defaults);
  return isCloudEvent(value) ? draftOfCloudEvent(value, fromBase64) : draftOfNative(value);
}

function fromBase64(base64: string): unknown {
  const value = parsed(Buffer.from(base64, "base64"));
  return "value" in value ? value.value : undefined;
}

function withDefaults(record: Fields, { unit, at, externalId }: Defaults): Fields {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(at === undefined ? {} : { at }),
    ...(externalId === undefined ? {} : { externalId }),
    ...record,
  };
}

const DAY_MS = 86_400_000;
const FIRST = Date.parse("1971-01-01T00:00:00Z");

/** What arrives as it happens has no date of a clock that was never set, and none of the future. */
function implausible(at: string, now: Date): Reason | undefined {
  const moment = Date.parse(at);
  if (moment < FIRST)
    return {
      code: "implausible_date",
      message: "Its date (at) lies before 1971: the clock of the sender was not set.",
    };
  if (moment > now.getTime() + DAY_MS)
    return { code: "implausible_date", message: "Its date (at) lies more than a day ahead." };
  return undefined;
}

const MOST_ISSUES = 5;

/** What is wrong where; never with what stood there. */
function issuesOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.length === 0 ? "the record" : path.map(String).join(".")}: ${message}`)
    .join("; ");
}
