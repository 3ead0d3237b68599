import type { Attachment, Delivered, Position, SourceRecord } from "@firsthand/connect/records";
import PostalMime, { type Email, type PostalMimeOptions } from "postal-mime";

import type { ReaderContext } from "../../contract.ts";
import { bytesOf, type RawRecord } from "../../readers/raw-records.ts";
import { Unreadable } from "../../unreadable.ts";
import { attachmentsOf } from "./mail-body.ts";
import { mailRecord, messageId, needsParts, type MailFacts, type MailSettings } from "./mail-record.ts";
import { ownAddresses } from "./mail-people.ts";

const LIMITS = { maxNestingDepth: 100, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 5 };

/** The reader of mails; their bytes are kept beside what was understood. */
export function mailReader(context: ReaderContext, now: number): (raw: RawRecord, at: Position) => Promise<Delivered> {
  const settings = { channel: context.channel, isOurs: ownAddresses(context.mapping?.organisation), now };
  return async (record, position) => {
    const raw = Buffer.from(bytesOf(record));
    if (record.trouble) return rejected(new Unreadable(record.trouble.code, record.trouble.message), raw, position);
    return await readMail(raw, { ...settings, position });
  };
}

/** One mail as it came over the line, understood or rejected with the reason; never throws for what is in it. */
export async function readMail(
  raw: Buffer,
  { position, ...settings }: MailSettings & { readonly position: Position },
): Promise<Delivered> {
  try {
    return { status: "understood", position, ...(await understood(raw, settings)), raw };
  } catch (error) {
    if (error instanceof Unreadable) return rejected(error, raw, position);
    throw error;
  }
}

function rejected({ code, message, externalId }: Unreadable, raw: Buffer, position: Position): Delivered {
  return { status: "rejected", position, reason: { code, message }, ...(externalId ? { externalId } : {}), raw };
}

async function understood(
  raw: Buffer,
  settings: MailSettings,
): Promise<{ record: SourceRecord; attachments?: readonly Attachment[] }> {
  const { content, envelope } = withoutEnvelope(raw);
  const mail = await parsed(content, LIMITS);
  // A report holds the mail that it is about; read as a part it does not stand in the text.
  const whole = needsParts(mail) ? await parsed(content, { ...LIMITS, forceRfc822Attachments: true }) : mail;
  const facts: MailFacts = { mail: whole, content, envelope, parts: whole.attachments };
  try {
    const record = mailRecord(facts, settings);
    const attachments = attachmentsOf(mail, { isCut: settings.size !== undefined });
    return { record, ...(attachments.length > 0 ? { attachments } : {}) };
  } catch (error) {
    if (error instanceof Unreadable) error.externalId = messageId(facts.mail);
    throw error;
  }
}

async function parsed(content: Buffer, options: PostalMimeOptions): Promise<Email> {
  try {
    return await PostalMime.parse(content, options);
  } catch (error) {
    const cause = error instanceof Error ? error.message : "unknown error";
    throw new Unreadable("unparsable_mail", `The mail cannot be parsed: ${cause.slice(0, 200)}.`);
  }
}

/** Takes off the `From ` line of an mbox, and one `>` from lines that were quoted because of it (mboxrd). */
function withoutEnvelope(raw: Buffer): { content: Buffer; envelope: string | undefined } {
  if (raw.toString("latin1", 0, 5) !== "From ") return { content: raw, envelope: undefined };
  const end = raw.indexOf(10);
  const first = end === -1 ? raw.length : end + 1;
  const envelope = raw.toString("latin1", 0, first).trim();
  const content = raw.subarray(first);
  if (!content.includes("\n>From ") && !content.includes("\n>>")) return { content, envelope };
  const unquoted = content.toString("latin1").replaceAll(/^>(>*From )/gm, "$1");
  return { content: Buffer.from(unquoted, "latin1"), envelope };
}
