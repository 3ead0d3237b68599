import { maskerOf, maskName, maskPersonalData, maskValue } from "@firsthand/analytics/personal-data";

import type { Delivered, Delivery, PersonRecord } from "../../records/index.ts";
import { StreamFailure } from "../../streams/index.ts";
import { TRIAL_RECORDS, type Trial } from "../contract.ts";
import { badSettings, unknownConnection } from "../errors.ts";
import type { ConnectionsGround } from "../ground.ts";
import { isElsewhere, settled } from "../rules/settings.ts";
import { findConnection } from "../store/connections.ts";
import { connectorOf, fieldsOf, secretsOf } from "./opened.ts";
import { keeperOf, passingKeeper } from "./tokens.ts";

interface ToTry {
  readonly connector: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedHosts: readonly string[];
  readonly days: number;
  readonly id?: string | undefined;
}

const PATIENCE_MS = 20_000;
const SHOWN_TEXT = 500;
/** So much of a text is masked, to show the beginning of it. */
const MASKED_TEXT = 5000;

/**
 * The first records of each stream as they would be understood, without `clear` with personal data masked. Nothing is
 * kept. Throws `connection_settings`.
 */
export async function tryConnection(
  ground: ConnectionsGround,
  toTry: ToTry,
  { clear }: { readonly clear: boolean },
): Promise<Trial> {
  const connector = connectorOf(ground, toTry.connector);
  const { id, allowedHosts } = toTry;
  const before = await keptBefore(ground, toTry);
  const { plain, secret, issues } = settled(fieldsOf(connector), toTry.settings, before);
  if (issues.length > 0) throw badSettings(issues);
  const settings = { ...plain, ...secret };
  const same = id !== undefined && before.same && !isElsewhere(connector.settings, before.plain, plain);
  const { plain: given, sealed: secrets } = before;
  const kept = { connection_id: id ?? "", connector: connector.id, settings: given, secrets };
  const tokens = same ? keeperOf(ground, kept) : passingKeeper();
  const read = connector.read({ settings, allowedHosts, tokens });
  const since = new Date(ground.now().getTime() - toTry.days * 86_400_000);
  const rows: Trial["rows"] = [];
  const streams: Trial["streams"] = [];
  for (const { name } of connector.streams) {
    let found = 0;
    let failure: Trial["streams"][number]["failure"] = null;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      for await (const { items } of read({ stream: name, settings, cursor: null, since, signal })) {
        found += items.length;
        rows.push(...items.slice(0, TRIAL_RECORDS - rows.length).map((item) => shownRow(name, item, clear)));
        if (found > 0) break;
      }
    } catch (error) {
      failure = shownFailure(error);
    }
    streams.push({ name, found, failure });
  }
  return { rows, streams };
}

/** What is kept of the connection; of one of another kind nothing, because its secrets are of no use to this one. */
async function keptBefore(ground: ConnectionsGround, { id, connector }: Pick<ToTry, "id" | "connector">) {
  const nothing = { same: false, plain: {}, secret: {}, sealed: null };
  if (id === undefined) return nothing;
  const row = await findConnection(ground.db, id);
  if (!row) throw unknownConnection(id);
  if (row.connector !== connector) return nothing;
  return { same: true, plain: row.settings, secret: secretsOf(ground, row), sealed: row.secrets };
}

function shownFailure(error: unknown): NonNullable<Trial["streams"][number]["failure"]> {
  if (error instanceof StreamFailure) {
    const { code, message, advice, answer } = error;
    // As it is kept of a connection: what came back may say something of a customer.
    return { code, message, advice, answer: answer === undefined ? null : maskPersonalData(answer) };
  }
  if (error instanceof DOMException && error.name === "TimeoutError")
    return { code: "slow", message: "Nothing came within 20 seconds.", advice: "Try again.", answer: null };
  throw error;
}

function shownRow(stream: string, item: Delivery, clear: boolean): Trial["rows"][number] {
  if (item.status === "person") return shownPerson(stream, item.person, clear);
  if (item.status === "document") {
    const { at, title, text, author = null } = item.document;
    const said = { at, direction: null, kind: "document", author, subject: title, text: text.slice(0, SHOWN_TEXT) };
    return { stream, status: "understood", ...said, reason: null };
  }
  if (item.status === "rejected") {
    const mask = maskOf(undefined, clear);
    const raw = Buffer.from(item.raw.subarray(0, MASKED_TEXT)).toString();
    const empty = { at: null, direction: null, kind: null, author: null, subject: null };
    return { stream, status: "rejected", ...empty, text: mask(raw), reason: mask(item.reason.message) };
  }
  const { at, direction, kind, author, subject = null, text } = item.record;
  const mask = maskOf(direction === "in" ? author : undefined, clear);
  return {
    stream,
    status: "understood",
    at,
    direction,
    kind,
    author: clear || direction === "out" ? nameOf(author) : maskedName(author),
    subject: subject === null ? null : mask(subject),
    text: mask(text.slice(0, MASKED_TEXT)),
    reason: null,
  };
}

/** Who somebody is; what else is known of them is shown to nobody who sees masks. */
function shownPerson(stream: string, person: PersonRecord, clear: boolean): Trial["rows"][number] {
  const known = Object.entries(person.attributes ?? {}).map(([name, value]) => (clear ? `${name}: ${value}` : name));
  return {
    stream,
    status: "understood",
    at: person.at,
    direction: null,
    kind: "person",
    author: clear ? nameOf(person) : maskedName(person),
    subject: null,
    text: known.join(", ").slice(0, SHOWN_TEXT),
    reason: null,
  };
}

type Author = Extract<Delivered, { status: "understood" }>["record"]["author"];

type Named = Pick<PersonRecord, "name" | "account" | "email"> | undefined;

function nameOf(author: Named): string | null {
  return author?.name ?? author?.account ?? author?.email ?? null;
}

function maskedName(author: Named): string | null {
  if (author?.name !== undefined) return maskName(author.name);
  const value = nameOf(author);
  return value === null ? null : maskValue(author?.account === undefined ? "email" : "account", value);
}

/** What a text becomes before it is shown; it is masked before it is cut, because half an address is not known as one. */
function maskOf(author: Author, clear: boolean): (text: string) => string {
  if (clear) return (text) => text.slice(0, SHOWN_TEXT);
  const mask = maskerOf({ hidden: author === undefined ? [] : knownAs(author), shown: [] });
  return (text) => mask(text).slice(0, SHOWN_TEXT);
}

function knownAs({ name, account, email }: NonNullable<Author>) {
  return [
    { name: name ?? null, kind: "account" as const, value: account ?? null },
    { name: null, kind: "email" as const, value: email ?? null },
  ];
}
