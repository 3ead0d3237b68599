import { htmlText } from "@firsthand/connect/files";
import type { Party, SourceRecord } from "@firsthand/connect/records";

import { momentIn } from "./dates.ts";
import type { FeedItem, Words } from "./items.ts";

const NAME_LIMIT = 500;
const SUBJECT_LIMIT = 10_000;
const TEXT_LIMIT = 1024 * 1024;
const EXTRA_LIMIT = 2000;
const PARENTS_LIMIT = 1000;
/** A feed may write a date a little ahead. */
const AHEAD_MS = 2 * 86_400_000;

/** Who writes for the organisation, by names, mail addresses or web addresses in small letters. */
export interface Understanding {
  readonly channel: string;
  readonly own: ReadonlySet<string>;
}

/** The id of a thing in a feed; what bears none and no address has none. */
export function idOf({ id, link }: FeedItem): string | undefined {
  return [id, link].map((text) => named(text)).find((text) => text !== undefined);
}

/** A thing in a feed as a record, `at` milliseconds since 1970; undefined if it says nothing. */
export function recordOf(item: FeedItem, at: number, { channel, own }: Understanding): SourceRecord | undefined {
  const text = plain(item.words).slice(0, TEXT_LIMIT).toWellFormed();
  const subject = plain({ text: item.title ?? "", html: true })
    .replaceAll(/\s+/g, " ")
    .slice(0, SUBJECT_LIMIT)
    .toWellFormed();
  if (text === "" && subject === "" && item.enclosures.length === 0) return undefined;
  const author = authorOf(item, own);
  const id = idOf(item);
  const record: SourceRecord = {
    version: 0,
    deleted: false,
    at: new Date(at).toISOString(),
    direction: author?.role === "brand" ? "out" : "in",
    kind: "post",
    channel,
    parents: [...new Set(item.answers.flatMap((parent) => named(parent) ?? []))]
      .filter((one) => one !== id)
      .slice(0, PARENTS_LIMIT),
    broadcast: false,
    text,
    extra: extraOf(item),
  };
  if (id !== undefined) record.externalId = id;
  if (author) record.author = author;
  if (subject !== "" && !repeats(subject, text)) record.subject = subject;
  return record;
}

/** Many feeds make a title of the beginning of the text. */
function repeats(subject: string, text: string): boolean {
  const beginning = subject.replace(/(?:\.{3}|…)$/, "").trimEnd();
  return text === subject || (beginning.length >= 20 && text.startsWith(beginning));
}

/** When it was written, in milliseconds since 1970, if the feed says so and it can be true. */
export function writtenAt(item: FeedItem, now: number): number | undefined {
  const at = momentIn(item.published) ?? momentIn(item.updated);
  return at !== undefined && at > Date.UTC(1971, 0, 2) && at <= now + AHEAD_MS ? at : undefined;
}

/** The version that the feed itself gives: the second of its last change; 0 where it tells of none. */
export function versionOf(item: FeedItem): number {
  const [published, updated] = [momentIn(item.published), momentIn(item.updated)];
  if (updated === undefined || (published !== undefined && updated <= published)) return 0;
  return Math.max(0, Math.floor(updated / 1000));
}

function authorOf({ author }: FeedItem, own: ReadonlySet<string>): Party | undefined {
  if (!author) return undefined;
  const [name, email, url] = [named(author.name), named(author.email), named(author.url)];
  const account = url ?? email ?? name;
  if (account === undefined) return undefined;
  const ours = [name, email, url].some((one) => one !== undefined && own.has(one.toLowerCase()));
  return {
    role: ours ? "brand" : "customer",
    account,
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name }),
  };
}

function extraOf({ link, categories, enclosures }: FeedItem): Record<string, string> {
  const cell = (text: string) => text.slice(0, EXTRA_LIMIT).replaceAll("\0", "").toWellFormed();
  return {
    ...(link === undefined ? {} : { link: cell(link) }),
    ...(categories.length > 0 ? { categories: cell(categories.join(", ")) } : {}),
    ...(enclosures.length > 0 ? { enclosures: cell(enclosures.join(" ")) } : {}),
  };
}

function plain({ text, html }: Words): string {
  return (html ? htmlText(text) : text).replaceAll("\0", "").trim();
}

/** A name or id without spaces around it; what is empty or longer than 500 characters is none. */
function named(text: string | undefined): string | undefined {
  const name = text?.replaceAll("\0", "").toWellFormed().replaceAll(/\s+/g, " ").trim() ?? "";
  return name === "" || name.length > NAME_LIMIT ? undefined : name;
}
