import type { Party, SourceDeclaration, SourceRecord } from "@firsthand/connect/records";
import { z } from "zod";

import { momentWithin } from "../../dates/moment.ts";
import { shown, Unreadable } from "../../unreadable.ts";

/** How the log treats tickets that come as a file. */
export const ZENDESK_SOURCE: SourceDeclaration = {
  name: "zendesk",
  channel: "support ticket",
  visibility: "private",
  threading: "explicit",
  gapHours: 72,
  brandAccounts: false,
  // A file of tickets holds what was asked; the answers are comments, which stand in other files.
  answers: "elsewhere",
  promiseHours: 24,
};

const id = z.union([z.string().min(1).max(100), z.number()]).transform(String);
const optionalId = id.nullish();
const word = z.string().nullish();

const person = z.object({
  _id: optionalId,
  id: optionalId,
  name: word,
  email: word,
  phone: word,
  verified: z.boolean().nullish(),
  role: word,
});

/** What is known of a person besides their id. */
export type ZendeskPerson = z.infer<typeof person>;

const ticket = z.object({
  _id: optionalId,
  id: optionalId,
  created_at: z.string(),
  subject: word,
  raw_subject: word,
  description: word,
  submitter_id: optionalId,
  requester_id: optionalId,
  assignee_id: optionalId,
  via: z.union([z.string(), z.looseObject({ channel: word })]).nullish(),
});

/** The id and the facts of a person in a list of users; undefined for what is none. */
export function personIn(value: unknown): readonly [string, ZendeskPerson] | undefined {
  const read = person.safeParse(value);
  const key = read.data?._id ?? read.data?.id;
  return read.success && key != null ? [key, read.data] : undefined;
}

/** A ticket as a record: what was asked, by whom, where. Throws `Unreadable`. */
export function ticketRecord(
  text: string,
  { people, now }: { readonly people: ReadonlyMap<string, ZendeskPerson>; readonly now: number },
): SourceRecord {
  const value = parsed(text);
  const read = ticket.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Unreadable(
      "bad_value",
      `The ticket's ${issue?.path.join(".") ?? "content"} cannot be read: ${issue?.message ?? "unknown"}.`,
    );
  }
  const { _id, id: number, created_at: created, subject, raw_subject: raw, description } = read.data;
  const key = _id ?? number;
  if (key == null) throw new Unreadable("missing_field", "The ticket has no id.");
  const moment = Date.parse(created.replace(/ (?=[+-]\d{2}:?\d{2}$)/, ""));
  if (Number.isNaN(moment)) throw named(new Unreadable("unparsable_date", `${shown(created)} is no date.`), key);
  const via = channelOf(read.data.via);
  const asker = read.data.requester_id ?? read.data.submitter_id;
  const about = clean(subject ?? raw ?? "")
    .slice(0, 10_000)
    .toWellFormed();
  const record: SourceRecord = {
    externalId: key,
    version: 0,
    deleted: false,
    at: momentOf(moment, now, key),
    direction: "in",
    kind: via === "phone" ? "call" : "message",
    channel: via ?? ZENDESK_SOURCE.channel,
    thread: key,
    parents: [],
    broadcast: false,
    text: clean(description ?? "")
      .slice(0, 1024 * 1024)
      .toWellFormed(),
    extra: extraOf(value, read.data.assignee_id, people),
  };
  if (asker != null) record.author = partyOf(asker, people.get(asker));
  if (about !== "") record.subject = about;
  return record;
}

function parsed(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof SyntaxError ? ` (${error.message.slice(0, 100)})` : "";
    throw new Unreadable("unparsable_json", `The ticket is not valid JSON${cause}.`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Unreadable("unparsable_json", "The ticket is not a JSON object.");
}

function momentOf(moment: number, now: number, key: string): string {
  try {
    return momentWithin(moment, now);
  } catch (error) {
    throw error instanceof Unreadable ? named(error, key) : error;
  }
}

function named(error: Unreadable, key: string): Unreadable {
  error.externalId = key;
  return error;
}

const CHANNELS: Readonly<Record<string, string>> = { web: "web form", voice: "phone", phone: "phone", mail: "email" };

function channelOf(via: z.infer<typeof ticket>["via"]): string | undefined {
  const said = clean((typeof via === "string" ? via : via?.channel) ?? "")
    .trim()
    .slice(0, 250);
  return said === "" ? undefined : (CHANNELS[said.toLowerCase()] ?? said);
}

function partyOf(account: string, known: ZendeskPerson | undefined): Party {
  const cell = (value: string | null | undefined) => {
    const text = clean(value ?? "").trim();
    return text === "" || text.length > 500 ? undefined : text;
  };
  const [name, email, phone] = [cell(known?.name), cell(known?.email), cell(known?.phone)];
  return {
    role: "customer",
    account,
    ...(email === undefined ? {} : { email, emailVerified: known?.verified === true }),
    ...(phone === undefined ? {} : { phone }),
    ...(name === undefined ? {} : { name }),
  };
}

const UNDERSTOOD = new Set([
  "_id",
  "id",
  "subject",
  "raw_subject",
  "description",
  "created_at",
  "submitter_id",
  "requester_id",
  "via",
  "comments",
]);

/** Everything else that the ticket says, and who looks after it by name. */
function extraOf(
  value: object,
  assignee: string | null | undefined,
  people: ReadonlyMap<string, ZendeskPerson>,
): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [key, field] of Object.entries(value)) {
    if (UNDERSTOOD.has(key) || field === null || field === undefined || field === "") continue;
    const text =
      Array.isArray(field) && field.every((one) => typeof one === "string")
        ? field.join(", ")
        : typeof field === "string"
          ? field
          : JSON.stringify(field);
    extra[clean(key).slice(0, 200)] = clean(text).slice(0, 10_000).toWellFormed();
  }
  const name = assignee == null ? undefined : people.get(assignee)?.name;
  if (name) extra["assignee"] = clean(name).slice(0, 500);
  return extra;
}

const clean = (text: string): string => text.replaceAll("\0", "").toWellFormed();
