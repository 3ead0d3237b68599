import { hash } from "node:crypto";

import { createStemmer, indexChanges, searchMessages, type Stemmer } from "@firsthand/engage/search";
import { transact, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { onOwnLog, timed } from "./measuring.ts";
import { ANSWERED, ASKED } from "./texts/conversation-rows.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;
const WEEKS = 156;
const ROUNDS = 30;
const NOW = new Date("2026-01-05T00:00:00Z");

/** The made-up words: the lower the number the more frequent. */
const madeUp = (number: number): string =>
  hash("md5", `w${number}`)
    .slice(0, 7)
    .replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));

const QUESTIONS: Readonly<Record<string, string>> = {
  "a number of one message": "64-1234",
  "a rare word": madeUp(15_000),
  "a word of one message in a hundred": madeUp(60),
  "a word of a third of all messages": "order",
  "two words": `order ${madeUp(60)}`,
  "two common words": "order please",
  "the beginning of a word": "ord",
  "one letter": "o",
  "a phrase": '"private message with your order"',
  "a phrase that is nowhere": '"order please"',
  "a word left out": "order -private",
  "a word that is nowhere": "zwetschgendatschi",
};

/**
 * Searching a generated log of 10,000 and of a million messages: `search [INTERACTIONS] [WEEKS]`; and how long the index
 * takes. The ratio is the slowest p95 at the large size ÷ the slowest at the small one.
 */
export async function run(args: string[]): Promise<void> {
  const large = Number(args[0] ?? LARGE);
  const weeks = Number(args[1] ?? WEEKS);
  await onOwnLog(async (db) => {
    const stemmer = createStemmer();
    const few = await measured(db, stemmer, { interactions: Math.min(SMALL, large), weeks });
    const many = await measured(db, stemmer, { interactions: large, weeks });
    console.log(`ratio ${(many / few).toFixed(1)}`);
  });
}

interface Size {
  readonly interactions: number;
  readonly weeks: number;
}

/** Prints what takes how long at a size; gives the slowest p95 in milliseconds. */
async function measured(db: Handle, stemmer: Stemmer, size: Size): Promise<number> {
  await fillLog(db, size);
  const began = performance.now();
  while ((await transact(db, (tx) => indexChanges(tx, stemmer))) > 0);
  const seconds = (performance.now() - began) / 1000;
  await sql`vacuum analyze search_entry`.execute(db);
  const { rows } = await sql<{ table: string; index: string }>`
    select pg_size_pretty(pg_table_size('search_entry')) as table,
      pg_size_pretty(pg_relation_size('search_entry_words')) as index`.execute(db);
  const count = size.interactions.toLocaleString("en-GB");
  console.log(
    `${count} messages over ${size.weeks} weeks, put into the index in ${seconds.toFixed(1)} s; table ${rows[0]?.table}, index ${rows[0]?.index}`,
  );
  let slowest = 0;
  for (const [what, text] of Object.entries(QUESTIONS)) {
    slowest = Math.max(slowest, await p95Of(what, () => searchMessages(db, stemmer, { text, limit: 50 })));
  }
  const filters = { channel: "mail", direction: "in", unit: "north" };
  return Math.max(
    slowest,
    await p95Of("a common word with filters", () =>
      searchMessages(db, stemmer, { text: "order", ...filters, limit: 50 }),
    ),
  );
}

async function p95Of(
  what: string,
  work: () => Promise<{ readonly count: { readonly value: number; readonly capped: boolean } }>,
): Promise<number> {
  const { count } = await work();
  return (await timed(`${what} (${count.value}${count.capped ? "+" : ""})`, work, ROUNDS)).p95;
}

/** Fills the log anew with messages of known sentences and some ten thousand words of which a few are frequent. */
async function fillLog(db: Handle, { interactions, weeks }: Size): Promise<void> {
  await sql`
    truncate source, identity, conversation, interaction, interaction_change, search_entry, search_week`.execute(db);
  const sentences = [...ASKED, ...ANSWERED];
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, author_id,
      author_role, copied_ids, unit, body, model_version, language, sentiment, sentiment_words, expects_answer,
      substantive)
    select ('x' || substr(md5('m' || thread), 14, 3))::bit(12)::int & 1023, md5('i' || number)::uuid,
      md5('m' || thread)::uuid, 'bench', (array['mail', 'chat', 'social'])[1 + number % 3], 'message',
      (array['in', 'out'])[1 + number % 2], ${NOW}::timestamptz - number * (${weeks}::int * interval '7 days') / ${interactions}::int,
      md5('a' || number % 5000)::uuid, 'customer', '{}', (array['north', 'south', 'east', null])[1 + thread % 4],
      (${sentences}::text[])[1 + number % ${sentences.length}::int] || case when number % 3 = 0 then ' order ' else ' ' end || words || ' ' || (number % 90) || '-' || (number % 9973),
      '1', (array['en', 'de', 'fr', 'ru', null])[1 + number % 5], 0, '{}', 0.5, 0.5
    from (
      select number, number / 3 as thread, (
        select string_agg(translate(substr(md5('w' || (power(random(), 3) * 20000 + nth * 0)::int), 1, 7), '0123456789', 'ghijklmnop'), ' ')
        from generate_series(1, 8 + number % 8) as nth
      ) as words
      from generate_series(1, ${interactions}::int) as number
    ) drawn`.execute(db);
  await sql`
    insert into interaction_change (homes, interaction_ids)
    select array_agg(home), array_agg(interaction_id)
    from (select home, interaction_id, row_number() over () / 500 as batch from interaction) known
    group by batch`.execute(db);
  await sql`analyze interaction`.execute(db);
}
