import type { Reach } from "@firsthand/kernel/permissions";
import { writePageMark } from "@firsthand/kernel/page-marks";
import type { Handle } from "@firsthand/platform/storage";

import type { ConversationPage, ConversationState, Mood } from "../contract.ts";
import { noTextSearch } from "../errors.ts";
import { readMark } from "../rules/page-mark.ts";
import type { ListFilter } from "../store/conditions.ts";
import { countConversationRows, identitiesOfPerson, listConversationRows } from "../store/listed.ts";
import { listRows } from "./list-rows.ts";

/**
 * The port to the search for words: the ids of conversations with a message that holds them, each once, those with the
 * newest hits first, at most `limit`; with `until` only messages before it are looked at.
 */
export type SearchText = (
  tx: Handle,
  request: {
    readonly text: string;
    readonly limit: number;
    readonly until?: Date | undefined;
    readonly reach?: Reach | undefined;
    /** Where personal data are shown: elsewhere nothing is found by the beginning of a word. */
    readonly clear?: Reach | undefined;
  },
) => Promise<readonly string[]>;

export interface ListQuery {
  readonly state?: ConversationState | undefined;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
  readonly mood?: Mood | undefined;
  readonly function?: string | undefined;
  readonly topic?: string | undefined;
  readonly intent?: string | undefined;
  readonly unit?: string | undefined;
  readonly source?: string | undefined;
  readonly answered?: boolean | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  readonly text?: string | undefined;
  /** A person, or an identity of that person. */
  readonly person?: string | undefined;
  /** Only what whoever asks may see. */
  readonly reach?: Reach | undefined;
  /** Where personal data are shown; elsewhere they are masked. */
  readonly clear?: Reach | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** Counting ends here: beyond it only "so many and more" is said. */
const MOST_COUNTED = 1000;
/** Where several conditions meet, counting ends after so many conversations. */
const MOST_LOOKED_AT = 5000;
/** How many conversations a search for words may bring to the other filters. */
const MOST_FOUND = 2000;

/**
 * Conversations that a filter lets through, the latest first, a page at a time. Throws `unreadable_cursor` and, where
 * words are asked for without a search, `text_search_unavailable`.
 */
export async function listConversations(
  tx: Handle,
  { now, searchText }: { readonly now: Date; readonly searchText: SearchText | undefined },
  query: ListQuery,
): Promise<ConversationPage> {
  const after = query.after === undefined ? undefined : readMark(query.after);
  const found = query.text === undefined ? undefined : await findWords(tx, searchText, { ...query, text: query.text });
  const customerIds = query.person === undefined ? undefined : await identitiesOfPerson(tx, query.person);
  const filter: ListFilter = { ...query, conversationIds: found, customerIds };
  const rows = await listConversationRows(tx, filter, { now, limit: query.limit + 1, after });
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  // a first page that is not full has them all: what is rare is not looked for twice
  const counted =
    after?.count ??
    (last ? await countAll(tx, filter, { now, seen: rows.length }) : { value: rows.length, capped: false });
  const capped = counted.capped || found?.length === MOST_FOUND;
  return {
    rows: await listRows(tx, page, { now, clear: query.clear }),
    next: last ? writePageMark({ at: last.last_at_exact, id: last.conversation_id, count: counted }) : null,
    count: { value: Math.min(counted.value, MOST_COUNTED), capped },
  };
}

/** How many there are, and whether there may be more; a page that was seen holds `seen` of them. */
async function countAll(
  tx: Handle,
  filter: ListFilter,
  { now, seen }: { readonly now: Date; readonly seen: number },
): Promise<{ value: number; capped: boolean }> {
  const counted = await countConversationRows(tx, filter, { now, most: MOST_COUNTED + 1, looks: MOST_LOOKED_AT });
  return { value: Math.max(counted.value, seen), capped: counted.atLeast };
}

/** A conversation whose last word fell before an end has all its words before it: newer hits would crowd it out. */
async function findWords(
  tx: Handle,
  searchText: SearchText | undefined,
  { text, until, reach, clear }: { readonly text: string } & Pick<ListQuery, "until" | "reach" | "clear">,
): Promise<readonly string[]> {
  if (!searchText) throw noTextSearch();
  return await searchText(tx, { text, limit: MOST_FOUND, until, reach, clear });
}
