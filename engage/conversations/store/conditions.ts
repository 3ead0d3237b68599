import type { Reach } from "@firsthand/kernel/permissions";
import { withinReach } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import type { ConversationState } from "../contract.ts";

export interface ListFilter {
  readonly state?: ConversationState | undefined;
  readonly channel?: string | undefined;
  readonly language?: string | undefined;
  readonly mood?: string | undefined;
  readonly function?: string | undefined;
  /** A topic with all below it. */
  readonly topic?: string | undefined;
  readonly intent?: string | undefined;
  readonly unit?: string | undefined;
  readonly source?: string | undefined;
  readonly answered?: boolean | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Only conversations of these identities. */
  readonly customerIds?: readonly string[] | undefined;
  /** Only these conversations. */
  readonly conversationIds?: readonly string[] | undefined;
  /** Only what whoever asks may see. */
  readonly reach?: Reach | undefined;
}

/** Whether a conversation `c` lies within somebody's reach. */
export function reachIs(reach: Reach): RawBuilder<boolean> {
  return withinReach(reach, { unit: sql.ref("c.unit"), ofFunction: sql.ref("c.function") });
}

/** `conversationState` of the rules as a condition over a conversation `c`. */
function stateIs(state: ConversationState, now: Date): RawBuilder<boolean> {
  const settled = sql`c.waiting_since is null`;
  const resolved = sql`(c.resolved_at is not null and c.answerable)`;
  switch (state) {
    case "waiting":
      return sql`c.waiting_since is not null and c.promise_due_at >= ${now}`;
    case "overdue":
      return sql`c.waiting_since is not null and c.promise_due_at < ${now}`;
    case "resolved":
      return sql`${settled} and c.resolved_at is not null and c.answerable`;
    case "answered":
      // as the index conversation_answered says it
      return sql`${settled} and c.first_reply_at is not null and not ${resolved}`;
    case "nothing_asked":
      return sql`${settled} and c.first_reply_at is null and not ${resolved}`;
  }
}

const SAME = ["unit", "intent", "language", "function", "source", "channel", "mood"] as const;
/** Those of them that have an index, the likely rarest first. */
const INDEXED = SAME.filter((column) => column !== "mood");

/** The ids of topics are paths with dots: `delivery` stands for `delivery.late` too. */
const topicIs = (topic: string): RawBuilder<boolean> =>
  sql`(c.topic = ${topic} or starts_with(c.topic, ${`${topic}.`}))`;

/** What a conversation `c` must be, to be in the list. */
export function listedIf(filter: ListFilter, now: Date): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.state) conditions.push(stateIs(filter.state, now));
  for (const column of SAME) {
    const value = filter[column];
    if (value !== undefined) conditions.push(sql`c.${sql.ref(column)} = ${value}`);
  }
  if (filter.topic !== undefined) conditions.push(topicIs(filter.topic));
  if (filter.answered !== undefined)
    conditions.push(filter.answered ? sql`c.first_reply_at is not null` : sql`c.first_reply_at is null`);
  if (filter.since) conditions.push(sql`c.last_at >= ${filter.since}`);
  if (filter.until) conditions.push(sql`c.last_at < ${filter.until}`);
  if (filter.customerIds) conditions.push(sql`c.customer_id = any(${filter.customerIds}::uuid[])`);
  if (filter.conversationIds) conditions.push(sql`c.conversation_id = any(${filter.conversationIds}::uuid[])`);
  if (filter.reach !== undefined && filter.reach !== "all") conditions.push(reachIs(filter.reach));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/**
 * The condition to begin with, in the order of the list, and whether it leaves others to be looked at one by one. What
 * names people or conversations is few enough by itself.
 */
export function leadingCondition(filter: ListFilter): { first: RawBuilder<boolean>; several: boolean } {
  const { since, until } = filter;
  const few = filter.customerIds !== undefined || filter.conversationIds !== undefined;
  const column = INDEXED.find((one) => filter[one] !== undefined);
  const asked = SAME.filter((one) => filter[one] !== undefined).length;
  const bounded = filter.reach === "all" ? undefined : filter.reach;
  const others = [filter.state, filter.answered, bounded, column ? filter.topic : undefined].filter(
    (one) => one !== undefined,
  ).length;
  const conditions = [
    ...(column
      ? [sql`c.${sql.ref(column)} = ${filter[column]}`]
      : filter.topic === undefined
        ? []
        : [topicIs(filter.topic)]),
    ...(since ? [sql`c.last_at >= ${since}`] : []),
    ...(until ? [sql`c.last_at < ${until}`] : []),
  ];
  return {
    first: sql<boolean>`${sql.join(conditions.length > 0 ? conditions : [sql`true`], sql` and `)}`,
    several: !few && asked + others > 1,
  };
}
