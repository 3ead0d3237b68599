import type { Party, SourceRecord } from "@firsthand/connect/records";
import type { Email } from "postal-mime";

import { momentWithin } from "../../dates/moment.ts";
import { Unreadable } from "../../unreadable.ts";
import { attachmentList, mailBody, type MailBody } from "./mail-body.ts";
import { mailDate, type MailDate } from "./mail-date.ts";
import { cleaned, peopleIn, type IsOurs } from "./mail-people.ts";

const ID_LIMIT = 500;
const SUBJECT_LIMIT = 10_000;
const PARENTS_LIMIT = 1000;

/** A mail with what surrounds it. */
export interface MailFacts {
  readonly mail: Email;
  /** The mail's own bytes, without the `From ` line. */
  readonly content: Buffer;
  /** The line `From ` of an mbox. */
  readonly envelope: string | undefined;
}

/** What a reader of mails knows beforehand. */
export interface MailSettings {
  readonly channel: string;
  readonly isOurs: IsOurs | undefined;
  readonly now: number;
}

/** What a mail says, as a record. Throws `Unreadable`: `missing_date`, `date_out_of_range`, `empty_body`. */
export function mailRecord({ mail, content, envelope }: MailFacts, settings: MailSettings): SourceRecord {
  const date = dateOf(mail, envelope);
  const body = mailBody(mail, content);
  const subject = cleaned(mail.subject ?? "")
    .slice(0, SUBJECT_LIMIT)
    .toWellFormed();
  if (body.text === "" && subject === "" && body.attachments.length === 0) {
    throw new Unreadable("empty_body", "The mail has no text, no subject and no attachment: it says nothing.");
  }
  const parents = parentsOf(mail);
  const people = peopleOf(mail, settings.isOurs);
  const record: SourceRecord = {
    version: 0,
    deleted: false,
    at: momentWithin(date.moment, settings.now),
    direction: people.ours ? "out" : "in",
    kind: "message",
    channel: settings.channel,
    parents,
    broadcast: people.ours && parents.length === 0 && sentToMany(mail),
    text: body.text,
    extra: extraOf(mail, body, date),
  };
  const id = messageId(mail);
  if (id !== undefined) record.externalId = id;
  if (people.author) record.author = people.author;
  if (people.recipient) record.recipient = people.recipient;
  if (people.copied.length > 0) record.copied = people.copied;
  if (subject !== "") record.subject = subject;
  return record;
}

/** The id of a mail without its brackets; undefined if it has none that can be one. */
export function messageId(mail: Email): string | undefined {
  const written = cleaned(mail.messageId ?? "");
  const id = /<([^<>]+)>/.exec(written)?.[1]?.trim() ?? written;
  return id === "" || id.length > ID_LIMIT ? undefined : id;
}

/** What a mail answers, nearest first: `In-Reply-To`, then `References` from last to first. */
function parentsOf(mail: Email): string[] {
  const own = messageId(mail);
  const ids = [...idsIn(mail.inReplyTo), ...idsIn(mail.references).toReversed()];
  return [...new Set(ids)].filter((id) => id !== own).slice(0, PARENTS_LIMIT);
}

function idsIn(value: string | undefined): string[] {
  const ids = (value ?? "").slice(0, 200_000).matchAll(/<([^<>]{1,500})>/g);
  return [...ids].flatMap(([, id]) => cleaned(id ?? "").replaceAll(" ", "") || []);
}

function dateOf(mail: Email, envelope: string | undefined): MailDate {
  const date = valueOf(mail, "date");
  const received = mail.headers.filter(({ key }) => key === "received").map(({ value }) => value);
  const found = mailDate({ date, received, envelope });
  if (found) return found;
  throw new Unreadable(
    "missing_date",
    "The mail has no date that can be read, neither in its headers (Date, Received) nor in the line From before it.",
  );
}

interface MailPeople {
  readonly ours: boolean;
  readonly author: Party | undefined;
  readonly recipient: Party | undefined;
  readonly copied: Party[];
}

function peopleOf(mail: Email, isOurs: IsOurs | undefined): MailPeople {
  const [author] = peopleIn(mail.from ? [mail.from] : mail.sender ? [mail.sender] : []);
  const ours = author?.email !== undefined && isOurs?.(author.email) === true;
  const [recipient, ...copied] = peopleIn([...(mail.to ?? []), ...(mail.cc ?? [])]);
  const addressed = mail.to === undefined ? undefined : recipient;
  const all = addressed || !recipient ? copied : [recipient, ...copied];
  const known = (party: Party): Party => {
    if (!isOurs || party.email === undefined) return party;
    return { ...party, role: isOurs(party.email) ? "agent" : "customer" };
  };
  const role = ours ? (isAutomatic(mail) ? "bot" : "agent") : "customer";
  return {
    ours,
    author: author && { ...author, role },
    recipient: addressed && known(addressed),
    copied: all.map(known),
  };
}

const valueOf = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value;

/** RFC 3834: anything but `no` says that no person wrote it. */
function isAutomatic(mail: Email): boolean {
  const submitted = valueOf(mail, "auto-submitted")?.trim().toLowerCase();
  return submitted !== undefined && submitted !== "no";
}

/** Newsletters offer to be left; answers and single letters do not. */
function sentToMany(mail: Email): boolean {
  return (
    valueOf(mail, "list-unsubscribe") !== undefined ||
    /^(?:bulk|list)$/i.test(valueOf(mail, "precedence")?.trim() ?? "")
  );
}

function extraOf(mail: Email, body: MailBody, date: MailDate): Record<string, string> {
  const extra: Record<string, string> = {};
  if (body.attachments.length > 0) extra["attachments"] = attachmentList(body.attachments);
  if (body.from) extra["text_from"] = body.from;
  if (body.cut) extra["text_cut"] = "true";
  if (date.from !== "date") extra["date_from"] = date.from;
  const list = cleaned(valueOf(mail, "list-id") ?? "");
  if (list !== "") extra["list_id"] = list.slice(0, ID_LIMIT).toWellFormed();
  return extra;
}
