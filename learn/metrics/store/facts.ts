import { sql, type RawBuilder } from "kysely";

import type { BreakdownBy } from "../contract.ts";
import type { FactName } from "../definition.ts";
import { agentDays, answeredByPeople, lastLook, placesHeard, publicPosts, rankedAges } from "./gathered-cases.ts";
import { weighedInsights } from "./insight-cases.ts";
import { lastDrill } from "./last-drill.ts";
import { type Scope, within, withinWhole } from "./scope.ts";

export type { Scope } from "./scope.ts";

/** How the cases of a fact are found, told apart and shown. */
interface Fact {
  /** The query of its cases within a scope; of one that splits itself, with their `part_key` where there is a split. */
  readonly cases: (scope: Scope, split?: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** A case is many rows taken together, which may lie in different parts. */
  readonly splitsItself?: boolean;
  /** Of the whole it also looks at what lies before the window; it is told that it is the whole by no split. */
  readonly looksBack?: boolean;
  /** Whether each case has a source, so that aggregates can be taken source by source. */
  readonly bySource: boolean;
  /** The same of channels. */
  readonly byChannel?: boolean;
  /** Whether a case is many rows taken together, a day of `at`. */
  readonly grouped?: boolean;
  /** What is counted beside the metrics' own aggregates; sums, but for the moments
   * `first` and `last`. `elsewhere` of the `asked` are questions whose answers their source does not hold. */
  readonly surroundings: Readonly<Record<string, RawBuilder<number>>>;
  /** The moment that puts a case into the window, and what tells cases of one moment apart. */
  readonly at: RawBuilder<unknown>;
  readonly key: RawBuilder<string>;
  /** By what its cases can be told apart. */
  readonly parts: Partial<Readonly<Record<BreakdownBy, RawBuilder<unknown>>>>;
  /** How a case is shown, where it differs from null. */
  readonly shown: Partial<Readonly<Record<ShownColumn, RawBuilder<unknown>>>>;
}

export const SHOWN_COLUMNS = [
  "conversation_id",
  "message_id",
  "agent_id",
  "unit",
  "channel",
  "first_in_at",
  "first_reply_at",
  "functions",
  "subject",
] as const;

export type ShownColumn = (typeof SHOWN_COLUMNS)[number];

function count(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(count(*) filter (where ${condition}))::float8`;
}

function moment(at: string, aggregate: "min" | "max"): RawBuilder<number> {
  return sql<number>`date_part('epoch', ${sql.raw(aggregate)}(${sql.ref(at)})) * 1000`;
}

const byPerson = sql`author_role = 'agent' and not brand_accounts`;
const byBrand = sql`author_role = 'brand' or brand_accounts`;

function columnsOf(...names: readonly BreakdownBy[]): Fact["parts"] {
  return Object.fromEntries(names.map((name) => [name, sql.ref(name)]));
}

const counted = { cases: sql<number>`count(*)::float8` };

export const FACTS: Readonly<Record<FactName, Fact>> = {
  conversation: {
    cases: (scope) => sql`select * from conversation_fact where ${within(scope, "first_in_at")}`,
    bySource: true,
    byChannel: true,
    surroundings: {
      cases: sql<number>`count(*)::float8`,
      asked: sql<number>`count(*)::float8`,
      elsewhere: count(sql`not answers_included`),
      replied: count(sql`first_reply_at is not null`),
    },
    parts: columnsOf("channel", "unit", "language", "function", "source"),
    at: sql.ref("first_in_at"),
    key: sql.ref("conversation_id"),
    shown: {
      conversation_id: sql.ref("conversation_id"),
      unit: sql.ref("unit"),
      channel: sql.ref("channel"),
      first_in_at: sql.ref("first_in_at"),
      first_reply_at: sql.ref("first_reply_at"),
      functions: sql.ref("agent_functions"),
    },
  },
  message: {
    cases: (scope) => sql`select * from message_fact where ${within(scope, "at")}`,
    bySource: true,
    surroundings: {
      cases: sql<number>`count(*)::float8`,
      first: moment("at", "min"),
      last: moment("at", "max"),
      asked: count(sql`direction = 'in'`),
      elsewhere: count(sql`direction = 'in' and not answers_included`),
      outbound: count(sql`direction = 'out'`),
      judged: count(sql`direction = 'out' and substantive is not null`),
      by_person: count(sql`direction = 'out' and ${byPerson}`),
      by_brand: count(sql`direction = 'out' and (${byBrand})`),
    },
    parts: columnsOf("channel", "unit", "language", "function", "source"),
    at: sql.ref("at"),
    key: sql.ref("message_id"),
    shown: {
      conversation_id: sql.ref("conversation_id"),
      message_id: sql.ref("message_id"),
      unit: sql.ref("unit"),
      channel: sql.ref("channel"),
    },
  },
  agent_day: {
    cases: agentDays,
    bySource: false,
    grouped: true,
    surroundings: { cases: sql<number>`count(*)::float8`, selected: count(sql`selected`) },
    parts: { unit: sql.ref("part"), function: sql.ref("part") },
    at: sql`(day::timestamp at time zone 'UTC')`,
    key: sql.ref("agent_id"),
    shown: { agent_id: sql.ref("agent_id"), unit: sql.ref("unit"), functions: sql.ref("functions") },
  },
  answered: {
    cases: answeredByPeople,
    splitsItself: true,
    bySource: true,
    surroundings: { cases: sql<number>`count(*)::float8` },
    parts: columnsOf("channel", "unit", "source"),
    at: sql.ref("at"),
    key: sql.ref("conversation_id"),
    shown: {
      conversation_id: sql.ref("conversation_id"),
      unit: sql.ref("unit"),
      channel: sql.ref("channel"),
      functions: sql.ref("functions"),
    },
  },
  rating: {
    cases: (scope) => sql`select * from rating_fact where ${within(scope, "at")}`,
    bySource: true,
    surroundings: { cases: sql<number>`count(*)::float8` },
    parts: columnsOf("channel", "unit", "source"),
    at: sql.ref("at"),
    key: sql.ref("message_id"),
    shown: {
      conversation_id: sql.ref("conversation_id"),
      message_id: sql.ref("message_id"),
      unit: sql.ref("unit"),
      channel: sql.ref("channel"),
    },
  },
  catalogue: {
    cases: lastLook,
    splitsItself: true,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("at"),
    key: sql.ref("entry_id"),
    shown: { subject: sql`kind || ':' || id` },
  },
  check: {
    cases: (scope) => sql`select * from quality_check_fact where ${withinWhole(scope, "at")}`,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("at"),
    key: sql.ref("check_id"),
    shown: { subject: sql`'rule:' || rule` },
  },
  look: {
    cases: rankedAges,
    splitsItself: true,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("at"),
    key: sql.ref("look_id"),
    shown: { subject: sql`kind || ':' || id` },
  },
  place: {
    cases: placesHeard,
    splitsItself: true,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("first_in_at"),
    key: sql.ref("place_id"),
    shown: { subject: sql`'place:' || name` },
  },
  hearing: {
    cases: publicPosts,
    bySource: true,
    surroundings: counted,
    parts: columnsOf("channel", "unit", "source"),
    at: sql.ref("at"),
    key: sql.ref("message_id"),
    shown: {
      conversation_id: sql.ref("conversation_id"),
      message_id: sql.ref("message_id"),
      unit: sql.ref("unit"),
      channel: sql.ref("channel"),
    },
  },
  insight: {
    cases: weighedInsights,
    splitsItself: true,
    bySource: false,
    surroundings: counted,
    parts: columnsOf("unit", "function"),
    at: sql.ref("at"),
    key: sql.ref("insight_id"),
    shown: { subject: sql`'insight:' || insight_id`, unit: sql.ref("unit") },
  },
  told: {
    cases: (scope) => sql`select * from insight_told_fact where ${within(scope, "at")}`,
    bySource: false,
    surroundings: counted,
    parts: columnsOf("unit", "function"),
    at: sql.ref("at"),
    key: sql.ref("told_id"),
    shown: { conversation_id: sql.ref("conversation_id"), unit: sql.ref("unit") },
  },
  report: {
    cases: (scope) => sql`select * from digest_fact where ${withinWhole(scope, "at")}`,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("at"),
    key: sql.ref("report_id"),
    shown: { subject: sql`'digest:' || function || ' ' || week` },
  },
  drill: {
    cases: lastDrill,
    splitsItself: true,
    looksBack: true,
    bySource: false,
    surroundings: counted,
    parts: {},
    at: sql.ref("at"),
    key: sql.ref("drill_id"),
    shown: { subject: sql`'drill:' || name`, unit: sql.ref("unit") },
  },
};

/** Facts whose cases took time, of which percentiles are taken. */
export const TIMED_FACTS: readonly FactName[] = ["conversation", "hearing", "insight"];

/** All facts, in the order in which they are read. */
export const FACT_NAMES: readonly FactName[] = [
  "conversation",
  "message",
  "agent_day",
  "answered",
  "rating",
  "catalogue",
  "check",
  "look",
  "place",
  "hearing",
  "insight",
  "told",
  "report",
  "drill",
];
