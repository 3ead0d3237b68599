import { MOOD_LIMIT } from "@firsthand/analytics/text";
import type { Reach } from "@firsthand/kernel/permissions";
import { withinReach } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { MessageFilter } from "../contract.ts";
import { wordPattern } from "../rules/word-pattern.ts";

/**
 * The condition that a row `m` of the view `message_text` is meant by a filter and lies within somebody's reach. Put a
 * condition on `m.at` beside it: the words of all messages ever are many.
 */
export function matching(filter: MessageFilter, reach: Reach = "all"): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`m.direction = ${filter.direction ?? "in"}`];
  const any = (column: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) conditions.push(sql`${sql.ref(column)} = any(${[...values]}::text[])`);
  };
  any("m.channel", filter.channels);
  any("m.source", filter.sources);
  any("m.unit", filter.unit === undefined ? undefined : [filter.unit]);
  any("m.language", filter.languages);
  any("m.function", filter.functions);
  any("m.intent", filter.intents);
  if (filter.topics && filter.topics.length > 0) conditions.push(isAbout(filter.topics));
  if (filter.moods && filter.moods.length > 0) conditions.push(feels(filter.moods));
  if (filter.words && filter.words.length > 0)
    conditions.push(sql`concat_ws(E'\n', m.subject, m.body) ~* any(${filter.words.map(wordPattern)}::text[])`);
  if (reach !== "all")
    conditions.push(
      withinReach(reach, { unit: sql.ref("m.conversation_unit"), ofFunction: sql.ref("m.conversation_function") }),
    );
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

function feels(moods: readonly string[]): RawBuilder<boolean> {
  const limit = sql.lit(MOOD_LIMIT);
  return sql<boolean>`(case when m.sentiment > ${limit}::real then 'positive' when m.sentiment < -${limit}::real then 'negative'
    else 'neutral' end) = any(${[...moods]}::text[])`;
}

/** Topics are paths with dots: `delivery` stands for `delivery.late` too. */
function isAbout(topics: readonly string[]): RawBuilder<boolean> {
  const below = topics.map((topic) => `${topic.replaceAll(/[\\%_]/g, String.raw`\$&`)}.%`);
  return sql<boolean>`(m.topic = any(${[...topics]}::text[]) or m.topic like any(${below}::text[]))`;
}
