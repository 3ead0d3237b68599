import { z } from "zod";

import { party, sourceRecord, type Party, type SourceRecord } from "./contract.ts";

type Fields = Readonly<Record<string, unknown>>;
type Begun<T> = { -readonly [K in keyof T]?: T[K] };

const MOMENT = z.regexes.datetime({ offset: true });
const KINDS: ReadonlySet<unknown> = new Set(sourceRecord.shape.kind.unwrap().options);
const ROLES: ReadonlySet<unknown> = new Set(party.shape.role.unwrap().options);
const [NAME, LABEL, SUBJECT, PARENTS] = [500, 250, 10_000, 1000];

const PLAIN: ReadonlySet<string> = new Set(
  "at author broadcast channel deleted direction externalId handlingSeconds kind parents recipient source subject text thread unit version".split(
    " ",
  ),
);
const PARTY_PLAIN: ReadonlySet<string> = new Set(
  "account customerNumber email emailVerified function name phone role shared".split(" "),
);

/**
 * What `sourceRecord` makes of these fields, at a quarter of its cost, where they are as most are: nothing but plain
 * fields, each as it has to be. Undefined: the schema has to look at them. The keys are in their order as words. A field
 * `source` beside them is passed over; `unit` holds where they name none.
 */
export function plainRecord(
  fields: Fields,
  given: { readonly unit?: string | undefined } = {},
): SourceRecord | undefined {
  for (const key in fields) if (!PLAIN.has(key)) return undefined;
  const { at, channel, direction, kind = "message", parents = [], text = "", version = 0 } = fields;
  const {
    broadcast = false,
    deleted = false,
    externalId,
    handlingSeconds,
    subject,
    thread,
    unit = given.unit,
  } = fields;
  const isPlain =
    typeof at === "string" &&
    MOMENT.test(at) &&
    isWord(channel, LABEL) &&
    (direction === "in" || direction === "out") &&
    isKind(kind) &&
    isNames(parents) &&
    typeof text === "string" &&
    isCount(version) &&
    typeof broadcast === "boolean" &&
    typeof deleted === "boolean" &&
    isWordOrNone(externalId, NAME) &&
    (handlingSeconds === undefined || isDuration(handlingSeconds)) &&
    (subject === undefined || (typeof subject === "string" && subject.length <= SUBJECT)) &&
    isWordOrNone(thread, NAME) &&
    isWordOrNone(unit, LABEL);
  if (!isPlain) return undefined;
  const author = partyOf(fields["author"]);
  const recipient = partyOf(fields["recipient"]);
  if (author === null || recipient === null) return undefined;
  const record: Begun<SourceRecord> = { at };
  if (author !== undefined) record.author = author;
  record.broadcast = broadcast;
  record.channel = channel;
  record.deleted = deleted;
  record.direction = direction;
  if (externalId !== undefined) record.externalId = externalId;
  record.extra = {};
  if (handlingSeconds !== undefined) record.handlingSeconds = handlingSeconds;
  record.kind = kind;
  record.parents = parents;
  if (recipient !== undefined) record.recipient = recipient;
  if (subject !== undefined) record.subject = subject;
  record.text = text;
  if (thread !== undefined) record.thread = thread;
  if (unit !== undefined) record.unit = unit;
  record.version = version;
  return record as SourceRecord;
}

/** Null: the schema has to look at it. */
function partyOf(value: unknown): Party | null | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) return null;
  for (const key in value) if (!PARTY_PLAIN.has(key)) return null;
  const { account, customerNumber, email, emailVerified, function: concerned, name, phone, role, shared } = value;
  const isPlain =
    isWordOrNone(account, NAME) &&
    isWordOrNone(customerNumber, NAME) &&
    isWordOrNone(email, NAME) &&
    isBooleanOrNone(emailVerified) &&
    isWordOrNone(concerned, LABEL) &&
    isWordOrNone(name, NAME) &&
    isWordOrNone(phone, NAME) &&
    (role === undefined || isRole(role)) &&
    isBooleanOrNone(shared);
  if (!isPlain) return null;
  const found: Begun<Party> = {};
  if (account !== undefined) found.account = account;
  if (customerNumber !== undefined) found.customerNumber = customerNumber;
  if (email !== undefined) found.email = email;
  if (emailVerified !== undefined) found.emailVerified = emailVerified;
  if (concerned !== undefined) found.function = concerned;
  if (name !== undefined) found.name = name;
  if (phone !== undefined) found.phone = phone;
  if (role !== undefined) found.role = role;
  if (shared !== undefined) found.shared = shared;
  return found;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that nothing has to be cut from. */
function isWord(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= most && !isBlankAtAnEnd(value);
}

/** Letters and digits of ASCII at both ends are no blanks; of all others `trim` knows. */
function isBlankAtAnEnd(text: string): boolean {
  return !(isPrinted(text.charCodeAt(0)) && isPrinted(text.charCodeAt(text.length - 1))) && text.trim() !== text;
}

function isPrinted(code: number): boolean {
  return code > 32 && code < 127;
}

function isWordOrNone(value: unknown, most: number): value is string | undefined {
  return value === undefined || isWord(value, most);
}

function isBooleanOrNone(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === "boolean";
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= PARENTS && value.every((one) => isWord(one, NAME));
}

function isKind(value: unknown): value is SourceRecord["kind"] {
  return KINDS.has(value);
}

function isRole(value: unknown): value is Party["role"] {
  return ROLES.has(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0);
}

function isDuration(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0 && !Object.is(value, -0);
}
