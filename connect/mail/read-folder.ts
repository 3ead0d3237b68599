import { readMail, type IsOurs } from "@firsthand/connect/files";
import type { Delivered } from "@firsthand/connect/records";
import type { FetchMessageObject, FetchQueryObject, ImapFlow } from "imapflow";

import { StreamFailure } from "../streams/index.ts";
import type { Folder } from "./folders.ts";
import { bundled, placeWithin, type Place, type Waiting } from "./rules/cursor.ts";

/** How many mails and bytes are fetched at once, and how many mails their sizes are asked of at once. */
const MOST = { mails: 200, bytes: 8 * 1024 * 1024 };
const ASKED_AT_ONCE = 1000;
/** A mail may have this many bytes; of a larger one this much is read. */
const MAIL_LIMIT = 25 * 1024 * 1024;
const READ_OF_LARGE = 1024 * 1024;

/** What is needed to understand the mails of a mailbox. */
export interface Understanding {
  readonly isOurs: IsOurs;
  readonly trustedHost: string;
  /** Mails to lists count as messages. */
  readonly lists: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface FolderBatch {
  readonly items: readonly Delivered[];
  readonly place: Place;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The mails of a folder after a place, oldest number first, in batches each with the place behind it. */
export async function* readFolder(
  client: ImapFlow,
  folder: Folder,
  from: { readonly before: Place | undefined; readonly since: Date },
  how: Understanding,
): AsyncGenerator<FolderBatch> {
  const { uidValidity, uidNext } = await client.mailboxOpen(folder.path, { readOnly: true });
  const { uidValidity: validity, lastUid } = placeWithin(from.before, String(uidValidity));
  const after = (uid: number): Place => ({ uidValidity: validity, lastUid: uid });
  // Servers are often asked in vain: without a new number there is nothing to look for.
  const uids = uidNext !== 0 && uidNext <= lastUid + 1 ? [] : await newUids(client, lastUid, from.since);
  for (let at = 0; at < uids.length; at += ASKED_AT_ONCE) {
    const waiting = await sizesOf(client, uids.slice(at, at + ASKED_AT_ONCE));
    for (const bundle of bundled(waiting, MOST)) {
      const begun = performance.now();
      const { items, bytes } = await readBundle(client, folder, bundle, how);
      const place = after(bundle.at(-1)?.uid ?? lastUid);
      yield { items, place, bytes, milliseconds: performance.now() - begun };
    }
  }
  // Also where nothing came: numbers that are older than wanted need not be looked at again.
  const last = Math.max(lastUid, uids.at(-1) ?? 0, uidNext - 1);
  if (last > (uids.at(-1) ?? lastUid) || (uids.length === 0 && from.before?.uidValidity !== validity)) {
    yield { items: [], place: after(last), bytes: 0, milliseconds: 0 };
  }
}

async function newUids(client: ImapFlow, lastUid: number, since: Date): Promise<number[]> {
  const found = await client.search({ uid: `${lastUid + 1}:*`, since }, { uid: true });
  if (found === false || found === undefined) {
    throw new StreamFailure("failing", "The mail server does not say which mails are new.", {
      advice: "It is tried again by itself.",
    });
  }
  // `9:*` names the last mail also where its number is below 9.
  return [...new Set(found)].filter((uid) => uid > lastUid).toSorted((a, b) => a - b);
}

async function sizesOf(client: ImapFlow, uids: readonly number[]): Promise<Waiting[]> {
  const sizes = new Map<number, number>();
  for await (const { uid, size = 0 } of client.fetch(uids.join(","), { uid: true, size: true }, { uid: true })) {
    sizes.set(uid, size);
  }
  return uids.map((uid) => ({ uid, size: sizes.get(uid) ?? 0 }));
}

async function readBundle(
  client: ImapFlow,
  folder: Folder,
  bundle: readonly Waiting[],
  how: Understanding,
): Promise<{ items: Delivered[]; bytes: number }> {
  const [only] = bundle;
  const large = bundle.length === 1 && only !== undefined && only.size > MAIL_LIMIT;
  const sources = await sourcesOf(client, bundle, large ? { start: 0, maxLength: READ_OF_LARGE } : true);
  const items: Delivered[] = [];
  let bytes = 0;
  for (const { uid, size } of bundle) {
    const source = sources.get(uid);
    if (!source) {
      if (await isThere(client, uid)) items.push(unreadable(uid, folder));
      continue;
    }
    bytes += source.length;
    items.push(await understood({ uid, size: Math.max(size, source.length), source }, folder, how));
  }
  return { items, bytes };
}

/** The bytes of mails by number; where the server gives up in the middle, each is asked for alone. */
async function sourcesOf(
  client: ImapFlow,
  bundle: readonly Waiting[],
  source: NonNullable<FetchQueryObject["source"]>,
): Promise<Map<number, Buffer>> {
  const sources = new Map<number, Buffer>();
  const query = { uid: true, source };
  const keep = (mail: FetchMessageObject) => mail.source && sources.set(mail.uid, mail.source);
  try {
    const uids = bundle.map(({ uid }) => uid).join(",");
    for await (const mail of client.fetch(uids, query, { uid: true })) keep(mail);
  } catch (error) {
    if (!client.usable || bundle.length === 1) throw error;
    for (const { uid } of bundle) {
      if (sources.has(uid)) continue;
      const mail = await client.fetchOne(String(uid), query, { uid: true }).catch((reason: unknown) => {
        if (!client.usable) throw reason;
      });
      if (mail) keep(mail);
    }
  }
  return sources;
}

/** A mail may have been deleted between two questions; what is there and is not given must not be lost without a word. */
async function isThere(client: ImapFlow, uid: number): Promise<boolean> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  return Array.isArray(found) && found.includes(uid);
}

function unreadable(uid: number, { path }: Folder): Delivered {
  return {
    status: "rejected",
    position: { record: uid, line: 1 },
    reason: {
      code: "unreadable_mail",
      message: "The mail server has this mail and does not give it. Look for it there by its number.",
    },
    raw: Buffer.from(`UID ${uid} in ${path}`),
  };
}

interface Fetched {
  readonly uid: number;
  readonly size: number;
  readonly source: Buffer;
}

async function understood({ uid, size, source }: Fetched, { sent }: Folder, how: Understanding): Promise<Delivered> {
  const { isOurs, trustedHost, lists, now } = how;
  const large = size > MAIL_LIMIT;
  const raw = large ? source.subarray(0, READ_OF_LARGE) : source;
  const position = { record: uid, line: 1 };
  const settings = { channel: "email", isOurs, trustedHost, sent, lists, now: now(), position };
  return await readMail(raw, { ...settings, named: true, ...(large ? { size } : {}) });
}
