import { stableId } from "@firsthand/kernel/ids";

import type { Delivered } from "../records/index.ts";
import { type ReadStream, StreamFailure, type StreamPage } from "../streams/index.ts";
import { askFeed } from "./ask-feed.ts";
import { type FeedItem, itemsIn, NoFeed } from "./rules/items.ts";
import { idOf, recordOf, versionOf, writtenAt, type Understanding } from "./rules/record.ts";
import { cursorIn, nextVersion, type Remembered, remembering } from "./rules/seen.ts";
import { feedSettings } from "./settings.ts";

const AT_ONCE = 500;

export interface FeedGround {
  readonly allowedHosts: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Reads what is new or different in a feed (RSS, Atom, RDF, JSON Feed). The cursor remembers what each thing said, so
 * that edits become revisions, and what the server said of the feed's own version, so that an unchanged one is not sent.
 */
export function readFeed({ allowedHosts, now }: FeedGround): ReadStream {
  return async function* read({ settings, cursor, since, signal }): AsyncGenerator<StreamPage> {
    const { url, channel, own } = feedSettings(settings);
    const mark = markOf(url);
    const { etag, lastModified, seen: before } = cursorIn(cursor, { mark, url });
    const begun = performance.now();
    const answer = await askFeed({ url, allowedHosts, signal, etag, lastModified, now: now() });
    if (answer.text === undefined) return;
    const items = understoodIn(answer.text);
    const seen = new Map(Object.entries(before));
    const news = items.flatMap((item, index) => newsIn({ item, index, since, now: now() }, seen, { channel, own }));
    const milliseconds = performance.now() - begun;
    for (let at = 0; at < news.length; at += AT_ONCE) {
      const part = news.slice(at, at + AT_ONCE);
      for (const { key, remembered } of part) seen.set(key, remembered);
      const last = at + AT_ONCE >= news.length;
      // What the server calls this version is believed once all of it is stored.
      const told = last ? { etag: answer.etag, lastModified: answer.lastModified } : {};
      yield {
        items: part.map(({ delivered }) => delivered),
        cursor: { url: mark, ...told, seen: remembering(seen, items.length) },
        answer: at === 0 ? { bytes: answer.bytes, milliseconds } : { bytes: 0, milliseconds: 0 },
        drift: [],
      };
    }
    if (news.length > 0) return;
    const same = { url: mark, etag: answer.etag, lastModified: answer.lastModified, seen: before };
    yield { items: [], cursor: same, answer: { bytes: answer.bytes, milliseconds }, drift: [] };
  };
}

/** By what a cursor knows its address again: the address itself may hold a token. */
function markOf(url: string): string {
  return stableId("feed address", url);
}

function understoodIn(text: string): FeedItem[] {
  try {
    return itemsIn(text);
  } catch (error) {
    const why = error instanceof NoFeed ? error.message : "it cannot be read";
    throw new StreamFailure("not_understood", `What the address gives is no feed: ${why}.`, {
      advice: "Check the address; pages often name their feed's address in their source, or behind an orange sign.",
      answer: text.slice(0, 500).replaceAll("\0", "").toWellFormed(),
      cause: error,
    });
  }
}

interface Place {
  readonly item: FeedItem;
  readonly index: number;
  readonly since: Date;
  readonly now: number;
}

interface News {
  readonly key: string;
  readonly remembered: Remembered;
  readonly delivered: Delivered;
}

/** What an item brings that is not known yet; nothing if it is as it was, too old or empty. */
function newsIn({ item, index, since, now }: Place, seen: ReadonlyMap<string, Remembered>, how: Understanding): News[] {
  const written = writtenAt(item, now);
  const bare = recordOf(item, written ?? 0, how);
  if (!bare || (written !== undefined && written < since.getTime())) return [];
  const hash = stableId("feed", JSON.stringify(bare));
  const key = stableId("feed item", idOf(item) ?? hash);
  const before = seen.get(key);
  const version = nextVersion(before, hash, versionOf(item));
  if (version === undefined) return [];
  // Without a date of its own it is dated when it was first seen, and stays so.
  const at = written ?? before?.at ?? now;
  const record = { ...bare, version, externalId: bare.externalId ?? key, at: new Date(at).toISOString() };
  const remembered = { hash, version, ...(written === undefined ? { at } : {}) };
  return [{ key, remembered, delivered: { status: "understood", position: { record: index + 1, line: 1 }, record } }];
}
