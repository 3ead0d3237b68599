import { maskName } from "@firsthand/analytics/personal-data";
import { type Reach, isReachWithin, isWithin } from "@firsthand/kernel/permissions";
import { type PageMark, writePageMark } from "@firsthand/kernel/page-marks";
import { changesWaitFor, findMaskers, maskedText, type Masker } from "@firsthand/engage/conversations";
import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { COUNTED, type FoundMessage, type SearchPage } from "../contract.ts";
import type { Filters } from "../rules/entry.ts";
import { readMark } from "../rules/page-mark.ts";
import { queryOf, readQuestion, understoodOf, type Term } from "../rules/question.ts";
import { snippetOf, soughtOf } from "../rules/snippet.ts";
import { formsToStem, STEMMERS } from "../rules/stemming.ts";
import { tokensOf } from "../rules/tokens.ts";
import { slotsOf } from "../rules/weeks.ts";
import { findEntries, findWithheld, onIndex, readWeeks, type FoundEntry } from "../store/entries.ts";
import type { Stemmer } from "../store/stems.ts";
import { findNames, findTexts, type MessageText, type ReachedText } from "../store/texts.ts";

export type { Stemmer };

export interface SearchQuery extends Filters {
  readonly text: string;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Only what whoever asks may see. */
  readonly reach?: Reach | undefined;
  /** Where personal data are shown; elsewhere they are masked. */
  readonly clear?: Reach | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/**
 * Messages in which all words are, newest first, a page at a time. Throws `nothing_to_look_for`, `text_too_long`,
 * `too_many_words` and `unreadable_cursor`.
 */
export async function searchMessages(db: Handle, stemmer: Stemmer, query: SearchQuery): Promise<SearchPage> {
  const terms = termsOf(query);
  const after = query.after === undefined ? undefined : readMark(query.after);
  return onIndex(db, async (tx) => {
    await learnTerms(tx, stemmer, terms);
    // The first page looks on until enough is counted; the others know the count from it.
    const limit = after ? query.limit + 1 : Math.max(query.limit, COUNTED) + 1;
    const found = await find(tx, stemmer, { terms, query, after, limit });
    const count = after?.count ?? { value: Math.min(found.length, COUNTED), capped: found.length > COUNTED };
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    return {
      rows: await shown(tx, stemmer, { terms, page, clear: query.clear ?? "all" }),
      count,
      next: last ? writePageMark({ at: last.at, id: last.interaction_id, count }) : null,
      understood: understoodOf(terms),
      behindSeconds: await changesWaitFor(tx),
    };
  });
}

/**
 * The ids of conversations with a message in which all words are, each once, those with the newest hits first, at most
 * `limit`; with `until` only messages before it are looked at. Throws as `searchMessages`.
 */
export async function searchConversations(
  db: Handle,
  stemmer: Stemmer,
  { limit, until, ...asked }: Pick<SearchQuery, "text" | "limit" | "until" | "reach" | "clear">,
): Promise<string[]> {
  const { reach } = asked;
  const terms = termsOf(asked);
  return onIndex(db, async (tx) => {
    await learnTerms(tx, stemmer, terms);
    const ids = new Set<string>();
    let after: Pick<PageMark, "at" | "id"> | undefined;
    for (;;) {
      const found = await find(tx, stemmer, { terms, query: { until, reach }, after, limit });
      for (const entry of found) if (ids.size < limit) ids.add(entry.conversation_id);
      const last = found.at(-1);
      if (!last || found.length < limit || ids.size >= limit) return [...ids];
      after = { at: last.at, id: last.interaction_id };
    }
  });
}

/** Who sees a mask must not guess what is under it letter by letter: for them no word goes on. */
function termsOf({ text, reach = "all", clear = "all" }: Pick<SearchQuery, "text" | "reach" | "clear">): Term[] {
  const terms = readQuestion(text);
  return isReachWithin(reach, clear) ? terms : terms.map((term) => ({ ...term, begins: false }));
}

interface Wanted {
  readonly terms: readonly Term[];
  readonly query: Filters & Pick<SearchQuery, "since" | "until" | "reach">;
  readonly after: Pick<PageMark, "at" | "id"> | undefined;
  readonly limit: number;
}

async function find(
  tx: Handle,
  stemmer: Stemmer,
  { terms, query, after, limit }: Wanted,
): Promise<readonly FoundEntry[]> {
  const { since, until, reach } = query;
  const ends = [until?.getTime(), after && Date.parse(after.at) + 1].filter((end) => end !== undefined);
  const slots = slotsOf(await readWeeks(tx), {
    from: since?.getTime(),
    to: ends.length > 0 ? Math.min(...ends) : undefined,
  });
  if (slots.length === 0) return [];
  const without = await findWithheld(tx);
  const sought = queryOf(terms, query, stemmer.stemOf);
  return findEntries(tx, { slots, query: sought, since, until, after, limit, reach, without });
}

async function learnTerms(tx: Handle, stemmer: Stemmer, terms: readonly Term[]): Promise<void> {
  const forms = terms.filter((term) => !term.exact && term.words.length === 1).flatMap((term) => term.words);
  const wanted = forms.flatMap(({ said }) =>
    Object.keys(STEMMERS).flatMap((language) => formsToStem(said).map((form) => [language, form] as const)),
  );
  await stemmer.learn(tx, wanted);
}

async function shown(
  tx: Handle,
  stemmer: Stemmer,
  {
    terms,
    page,
    clear,
  }: { readonly terms: readonly Term[]; readonly page: readonly FoundEntry[]; readonly clear: Reach },
): Promise<FoundMessage[]> {
  const texts = new Map((await findTexts(tx, page)).map((text) => [text.message_id, text]));
  const reached = page.flatMap((entry) => texts.get(entry.interaction_id) ?? []);
  const masked = reached.filter((row) => !isClearIn(clear, row)).map((row) => row.conversation_id);
  const maskerIn = await findMaskers(tx, [...new Set(masked)]);
  const rows = reached.map((row) => seenText(row, isClearIn(clear, row), maskerIn(row.conversation_id)));
  const identities = new Set(rows.flatMap((row) => [row.author_id, row.customer_id].filter((id) => id !== null)));
  const names = await findNames(
    tx,
    [...identities].map((id) => ({ home: homeOf(id), id })),
  );
  await stemmer.learn(tx, wordsToStem(rows));
  const sought = soughtOf(terms, stemmer.stemOf);
  return rows.map((row) => ({
    messageId: row.message_id,
    conversationId: row.conversation_id,
    at: row.at.toISOString(),
    direction: row.direction,
    channel: row.channel,
    unit: row.unit,
    source: row.source,
    customerName: nameIn(names, row, row.customer_id),
    authorName: row.direction === "out" ? (names.get(row.author_id ?? "") ?? null) : nameIn(names, row, row.author_id),
    language: row.language,
    snippet: snippetOf(textOf(row), sought, row.language, stemmer.stemOf),
  }));
}

/** A text whose personal data are masked outside of a reach. */
type SeenText = ReachedText & { readonly clear: boolean };

function seenText(row: ReachedText, clear: boolean, mask: Masker): SeenText {
  return clear ? { ...row, clear } : { ...row, clear, subject: maskedText(row.subject, mask), body: mask(row.body) };
}

function isClearIn(reach: Reach, row: ReachedText): boolean {
  return isWithin(reach, { unit: row.conversation_unit, function: row.conversation_function });
}

function nameIn(names: ReadonlyMap<string, string | null>, row: SeenText, id: string | null): string | null {
  const name = (id && names.get(id)) ?? null;
  return name === null || row.clear ? name : maskName(name);
}

function textOf({ subject, body }: MessageText): string {
  return subject ? `${subject}\n${body}` : body;
}

/** Long texts are stemmed for their beginning only: a hit further in is still shown where the word is the same. */
const STEMMED = 5000;

function* wordsToStem(rows: readonly MessageText[]): Generator<readonly [string, string]> {
  for (const row of rows) {
    if (row.language === null) continue;
    for (const { said } of tokensOf(textOf(row).slice(0, STEMMED))) {
      for (const form of formsToStem(said)) yield [row.language, form];
    }
  }
}
