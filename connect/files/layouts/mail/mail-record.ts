import { createHash } from "node:crypto";

import type { Party, SourceRecord } from "@firsthand/connect/records";
import type { Email } from "postal-mime";
import { z } from "zod";

import { momentWithin } from "../../dates/moment.ts";
import { Unreadable } from "../../unreadable.ts";
import { attachmentList, mailBody, type MailBody } from "./mail-body.ts";
import { mailDate, type MailDate } from "./mail-date.ts";
import { bounceOf, headerOf, isReport, markOf, type Bounce, type MailMark } from "./mail-mark.ts";
import { cleaned, peopleIn, type IsOurs } from "./mail-people.ts";
import { verdictOf, type Verdict } from "./mail-verdict.ts";

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
  /** Of a report on a delivery its parts, the mail that it is about among them. */
  readonly parts?: Email["attachments"];
}

/** What a reader of mails knows beforehand. */
export interface MailSettings {
  readonly channel: string;
  readonly isOurs: IsOurs | undefined;
  readonly now: number;
  /** The host whose word on SPF, DKIM and DMARC counts. */
  readonly trustedHost?: string | undefined;
  /** The mail lies in a folder of what we sent. */
  readonly sent?: boolean;
  /** Mails to lists count as messages like others. */
  readonly lists?: boolean;
  /** A mail without an id is named by its bytes. */
  readonly named?: boolean;
  /** How many bytes the mail has, where these are only its first ones. */
  readonly size?: number;
}

/** What is known of a mail before its record is put together. */
interface Known {
  readonly mark: MailMark | undefined;
  /** Who filled in a form of ours that wrote the mail. */
  readonly asker: Party | undefined;
  readonly verdict: Verdict | undefined;
  readonly bounce: Bounce;
  readonly settings: MailSettings;
}

/** What a mail says, as a record. Throws `Unreadable`: `missing_date`, `date_out_of_range`, `empty_body`. */
export function mailRecord({ mail, content, envelope, parts = [] }: MailFacts, settings: MailSettings): SourceRecord {
  const date = dateOf(mail, envelope);
  const body = mailBody(mail, content);
  const subject = cleaned(mail.subject ?? "")
    .slice(0, SUBJECT_LIMIT)
    .toWellFormed();
  if (body.text === "" && subject === "" && body.attachments.length === 0) {
    throw new Unreadable("empty_body", "The mail has no text, no subject and no attachment: it says nothing.");
  }
  const known = knownOf(mail, parts, settings);
  const parents = parentsOf(mail, known.bounce);
  const people = peopleOf(mail, known);
  const record: SourceRecord = {
    // Whoever writes a mail chooses its id: what we sent is not replaced by what comes in under the same one.
    version: settings.sent ? 1 : 0,
    deleted: false,
    at: momentWithin(date.moment, settings.now),
    direction: people.ours ? "out" : "in",
    kind: "message",
    channel: settings.channel,
    parents,
    broadcast: people.ours ? parents.length === 0 && sentToMany(mail) : isApart(known),
    text: body.text,
    extra: { ...extraOf(mail, body, date), ...(people.ours ? {} : { ...saidOf(known), ...replyToOf(mail, known) }) },
  };
  if (settings.size !== undefined)
    record.extra["mail_cut"] = `read: the first ${content.length} of ${settings.size} bytes`;
  const id = messageId(mail) ?? (settings.named ? nameOf(content) : undefined);
  if (id !== undefined) record.externalId = id;
  if (people.author) record.author = people.author;
  if (people.recipient) record.recipient = people.recipient;
  if (people.copied.length > 0) record.copied = people.copied;
  if (subject !== "") record.subject = subject;
  return record;
}

const isApart = ({ mark, settings }: Known): boolean => mark === "list" && settings.lists !== true;

const nameOf = (content: Buffer): string => `sha256:${createHash("sha256").update(content).digest("hex")}`;

function knownOf(mail: Email, parts: Email["attachments"], settings: MailSettings): Known {
  const asker = settings.sent ? undefined : askerOf(mail, settings.isOurs);
  const mark = asker ? undefined : markOf(mail, settings.isOurs);
  const results = mail.headers.filter(({ key }) => key === "authentication-results").map(({ value }) => value);
  const verdict = verdictOf(results, settings.trustedHost ?? "");
  return { mark, asker, verdict, bounce: mark === "bounce" ? bounceOf(mail, parts) : {}, settings };
}

/** Whether `mailRecord` needs the parts of this mail as well. */
export const needsParts = isReport;

/** The id of a mail without its brackets; undefined if it has none that can be one. */
export function messageId(mail: Email): string | undefined {
  const written = cleaned(mail.messageId ?? "");
  const id = /<([^<>]+)>/.exec(written)?.[1]?.trim() ?? written;
  return id === "" || id.length > ID_LIMIT ? undefined : id;
}

/** What a mail answers, nearest first: of a bounce what it is about, then `In-Reply-To`, then `References` from last to first. */
function parentsOf(mail: Email, bounce: Bounce): string[] {
  const own = messageId(mail);
  const about = bounce.messageId === undefined ? [] : [bounce.messageId];
  const ids = [...about, ...idsIn(mail.inReplyTo), ...idsIn(mail.references).toReversed()];
  return [...new Set(ids)].filter((id) => id !== own).slice(0, PARENTS_LIMIT);
}

function idsIn(value: string | undefined): string[] {
  const ids = (value ?? "").slice(0, 200_000).matchAll(/<([^<>]{1,500})>/g);
  return [...ids].flatMap(([, id]) => cleaned(id ?? "").replaceAll(" ", "") || []);
}

function dateOf(mail: Email, envelope: string | undefined): MailDate {
  const date = headerOf(mail, "date");
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

function peopleOf(mail: Email, { mark, verdict, bounce, asker, settings }: Known): MailPeople {
  const { isOurs, sent = false } = settings;
  const [writer] = peopleIn(mail.from ? [mail.from] : mail.sender ? [mail.sender] : []);
  const own = isOwn(mail, isOurs) && verdict?.forged !== true;
  const [recipient, ...copied] = peopleIn([...(mail.to ?? []), ...(mail.cc ?? [])]);
  const ours = sent || (own && mark !== "bounce" && !asker);
  const addressed = mail.to === undefined ? undefined : recipient;
  const all = addressed || !recipient ? copied : [recipient, ...copied];
  const known = (party: Party): Party => {
    if (!isOurs || party.email === undefined) return party;
    return { ...party, role: isOurs(party.email) ? "agent" : "customer" };
  };
  const machine = mark === "auto-reply" || mark === "bounce";
  const role = machine ? "bot" : ours ? "agent" : "customer";
  // What comes back belongs to the customer who was not reached; a mailer is nobody's address alone.
  const returned: Party | undefined =
    bounce.address === undefined ? writer && { ...writer, shared: true } : { email: bounce.address };
  const author = asker ?? (mark === "bounce" && !ours ? returned : writer);
  return {
    ours,
    author: author && { ...author, role },
    recipient: addressed && known(addressed),
    copied: all.map(known),
  };
}

const isOwn = (mail: Email, isOurs: IsOurs | undefined): boolean => {
  const address = mail.from?.address ?? (mail.from ? "" : (mail.sender?.address ?? ""));
  return address !== "" && isOurs?.(cleaned(address)) === true;
};

/** A form on a website writes from our address to our address, and names who filled it in by `Reply-To`. */
function askerOf(mail: Email, isOurs: IsOurs | undefined): Party | undefined {
  if (!isOwn(mail, isOurs)) return undefined;
  const [asker, ...more] = peopleIn(mail.replyTo);
  const isForeign = asker?.email !== undefined && isOurs?.(asker.email) !== true;
  const toUs = peopleIn(mail.to).every(({ email }) => email !== undefined && isOurs?.(email) === true);
  return isForeign && more.length === 0 && mail.to !== undefined && toUs ? asker : undefined;
}

/** Where a person asks to be answered, if not at the address that they write from. */
function replyToOf(mail: Email, { mark, asker, verdict, settings }: Known): { readonly reply_to?: string } {
  if (mark !== undefined || asker || verdict?.forged === true) return {};
  const [to, ...more] = peopleIn(mail.replyTo);
  const address = z.email().max(254).safeParse(to?.email).data;
  if (address === undefined || more.length > 0 || settings.isOurs?.(address) === true) return {};
  return address.toLowerCase() === mail.from?.address?.toLowerCase() ? {} : { reply_to: address };
}

/** Newsletters offer to be left; answers and single letters do not. */
function sentToMany(mail: Email): boolean {
  return (
    headerOf(mail, "list-unsubscribe") !== undefined ||
    /^(?:bulk|list)$/i.test(headerOf(mail, "precedence")?.trim() ?? "")
  );
}

/** What is said of a mail that came in, beside what it says itself. */
function saidOf({ mark, verdict, bounce }: Known): Record<string, string> {
  const extra: Record<string, string> = {};
  if (mark) extra["mail"] = mark;
  if (bounce.status !== undefined) extra["bounce"] = bounce.status;
  if (verdict) extra["authentication"] = verdict.words;
  if (verdict?.forged === true) extra["forged"] = "true";
  return extra;
}

function extraOf(mail: Email, body: MailBody, date: MailDate): Record<string, string> {
  const extra: Record<string, string> = {};
  if (body.attachments.length > 0) extra["attachments"] = attachmentList(body.attachments);
  if (body.from) extra["text_from"] = body.from;
  if (body.cut) extra["text_cut"] = "true";
  if (date.from !== "date") extra["date_from"] = date.from;
  const list = cleaned(headerOf(mail, "list-id") ?? "");
  if (list !== "") extra["list_id"] = list.slice(0, ID_LIMIT).toWellFormed();
  return extra;
}
