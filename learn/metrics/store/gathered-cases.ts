import { sql, type RawBuilder } from "kysely";

import { dayFrom } from "../rules/window.ts";
import { isOf, type Scope, within, withinWhole } from "./scope.ts";

/** A day of one person over all units: a person who answers for two brands on a day is there once. */
export function agentDays({ since, until, unit, by }: Scope): RawBuilder<unknown> {
  const conditions = [sql`not brand_accounts`];
  if (since) conditions.push(sql`day >= ${dayFrom(since)}::date`);
  if (until) conditions.push(sql`day < ${dayFrom(until)}::date`);
  if (unit !== undefined) conditions.push(isOf(unit));
  const part = by === "function" ? sql.ref("agent_function") : by === "unit" ? sql.ref("unit") : null;
  return sql`
    select agent_id, day, ${part ?? sql`null::text`} as part, sum(conversations) as conversations, bool_or(selected) as selected,
      sum(messages) as messages, sum(handled_messages) as handled_messages, sum(handling_seconds) as handling_seconds,
      array_agg(substantive || chr(31) || agent_function) filter (where agent_function is not null and substantive > 0)
        as substantive_by_function,
      case when min(unit) = max(unit) and count(unit) = count(*) then min(unit) end as unit,
      array_agg(distinct agent_function) filter (where agent_function is not null) as functions,
      array_agg(distinct agent_function) filter (where agent_function is not null and substantive > 0)
        as engaged_functions
    from agent_day_fact where ${sql.join(conditions, sql` and `)} group by agent_id, day ${part ? sql`, ${part}` : sql``}`;
}

/**
 * Conversations that people answered in the window. They are found by the days of the answers, as days of people are:
 * that index has all that is asked here.
 */
export function answeredByPeople(scope: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  const { since, until } = scope;
  const day = sql`(at at time zone 'UTC')::date`;
  const conditions = [within(scope, "at"), sql`direction = 'out' and author_role = 'agent' and not brand_accounts`];
  if (since) conditions.push(sql`${day} >= (${since}::timestamptz at time zone 'UTC')::date`);
  if (until) conditions.push(sql`${day} <= (${until}::timestamptz at time zone 'UTC')::date`);
  return sql`
    select conversation_id, source, selected, ${split ? sql`${split} as part_key,` : sql``} max(at) as at,
      min(unit) as unit, min(channel) as channel, count(author_function) > 0 as known,
      array_agg(distinct author_function) filter (where author_function is not null) as functions,
      bool_or(substantive and author_function not in ('care', 'marketing')) as by_expert
    from message_fact where ${sql.join(conditions, sql` and `)}
    group by conversation_id, source, selected ${split ? sql`, part_key` : sql``}`;
}

/** The entries of the catalogue at the last look within the window, or within each part of it. */
export function lastLook(scope: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select * from (
      select looked.*, rank() over (partition by part_key order by at desc) as place
      from (select *, ${split ?? sql`null::text`} as part_key from catalogue_fact where ${withinWhole(scope, "at")}) looked
    ) ranked where place = 1`;
}

/** The ages of data, each with its rank within the window or the part, so that a percentile is a sum of one. */
export function rankedAges(scope: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select looked.*, row_number() over (partition by part_key order by minutes, look_id) as place,
      count(*) over (partition by part_key) as places
    from (select *, ${split ?? sql`null::text`} as part_key from freshness_fact where ${withinWhole(scope, "at")}) looked`;
}

/** The places that are listed, each with whether a conversation began there within the window, or the part. */
export function placesHeard(scope: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select place_id, name, listed_at as first_in_at, part_key, p.channels && heard.channels as heard
    from place_fact p cross join (
      select ${split ?? sql`null::text`} as part_key, array_agg(distinct channel) as channels
      from conversation_fact where ${withinWhole(scope, "first_in_at")} group by 1) heard`;
}

/** Public posts; what was said in the window came after it began, but for clocks that go wrong: so the index is used. */
export function publicPosts(scope: Scope): RawBuilder<unknown> {
  const { since } = scope;
  const heard = since ? sql`received_at >= ${since}::timestamptz - interval '1 day' and` : sql``;
  return sql`select * from hearing_fact where ${heard} ${within(scope, "at")}`;
}
