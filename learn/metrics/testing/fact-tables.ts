import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { INSIGHT_COLUMNS, usualInsights } from "./insight-tables.ts";

/** The published fact views as tables, so that a test says exactly what its facts are. */
export const FACT_COLUMNS = {
  conversation_fact: {
    conversation_id: "uuid",
    source: "text",
    channel: "text",
    unit: "text",
    customer_id: "uuid",
    person_id: "uuid",
    identified: "boolean",
    first_in_at: "timestamp with time zone",
    first_reply_at: "timestamp with time zone",
    first_substantive_at: "timestamp with time zone",
    last_in_at: "timestamp with time zone",
    last_out_at: "timestamp with time zone",
    in_count: "integer",
    out_count: "integer",
    answerable: "boolean",
    waiting_since: "timestamp with time zone",
    promise_due_at: "timestamp with time zone",
    resolved_at: "timestamp with time zone",
    first_mood: "real",
    last_mood: "real",
    language: "text",
    mood: "text",
    agents: "uuid[]",
    agent_functions: "text[]",
    function: "text",
    topic: "text",
    intent: "text",
    selected: "boolean",
    selection: "text",
    brand_accounts: "boolean",
    answers_included: "boolean",
    counts_from: "timestamp with time zone",
  },
  message_fact: {
    message_id: "uuid",
    conversation_id: "uuid",
    source: "text",
    channel: "text",
    unit: "text",
    direction: "text",
    at: "timestamp with time zone",
    author_id: "uuid",
    author_role: "text",
    author_function: "text",
    language: "text",
    sentiment: "real",
    expects_answer: "boolean",
    function: "text",
    topic: "text",
    intent: "text",
    urgency: "real",
    substantive: "boolean",
    handling_seconds: "real",
    selected: "boolean",
    brand_accounts: "boolean",
    answers_included: "boolean",
  },
  agent_day_fact: {
    agent_id: "uuid",
    day: "date",
    unit: "text",
    agent_function: "text",
    messages: "integer",
    substantive: "integer",
    conversations: "integer",
    handling_seconds: "real",
    handled_messages: "integer",
    brand_accounts: "boolean",
    selected: "boolean",
  },
  rating_fact: {
    message_id: "uuid",
    conversation_id: "uuid",
    source: "text",
    channel: "text",
    unit: "text",
    at: "timestamp with time zone",
    kind: "text",
    value: "real",
    lowest: "real",
    highest: "real",
    selected: "boolean",
  },
  identity_fact: {
    home: "smallint",
    identity_id: "uuid",
    kind: "text",
    space: "text",
    value: "text",
    name: "text",
    sharing: "text",
    known: "boolean",
    person_id: "uuid",
    component_id: "uuid",
  },
  catalogue_fact: {
    entry_id: "uuid",
    kind: "text",
    id: "text",
    at: "timestamp with time zone",
    owned: "boolean",
  },
  quality_check_fact: {
    check_id: "uuid",
    rule: "text",
    at: "timestamp with time zone",
    passed: "boolean",
    checked: "bigint",
    failed: "bigint",
  },
  freshness_fact: {
    look_id: "uuid",
    kind: "text",
    id: "text",
    at: "timestamp with time zone",
    minutes: "double precision",
  },
  place_fact: {
    place_id: "uuid",
    name: "text",
    channels: "text[]",
    listed_at: "timestamp with time zone",
  },
  hearing_fact: {
    message_id: "uuid",
    conversation_id: "uuid",
    source: "text",
    channel: "text",
    unit: "text",
    at: "timestamp with time zone",
    heard_at: "timestamp with time zone",
    received_at: "timestamp with time zone",
    selected: "boolean",
  },
  ...INSIGHT_COLUMNS,
  drill_fact: {
    drill_id: "uuid",
    unit: "text",
    name: "text",
    found: "boolean",
    began_at: "timestamp with time zone",
    at: "timestamp with time zone",
    minutes: "double precision",
  },
} as const;

export type FactView = keyof typeof FACT_COLUMNS;
type Facts = Readonly<Record<string, unknown>>;

/** Makes the tables in an empty database. */
export async function createFactTables(db: Handle): Promise<void> {
  for (const [view, columns] of Object.entries(FACT_COLUMNS)) {
    const typed = Object.entries(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
    await sql`create table ${sql.table(view)} (${sql.join(typed)})`.execute(db);
  }
}

/** Empties them. */
export async function clearFacts(db: Handle): Promise<void> {
  await sql`truncate ${sql.join(Object.keys(FACT_COLUMNS).map((view) => sql.table(view)))}`.execute(db);
}

/** Adds rows; columns that a row does not name are as in `usual`. */
export async function addFacts(db: Handle, view: FactView, rows: readonly Facts[]): Promise<void> {
  const whole = rows.map((row, index) => ({ ...USUAL[view](index), ...row }));
  await sql`insert into ${sql.table(view)}
    select * from jsonb_populate_recordset(null::${sql.table(view)}, ${JSON.stringify(whole)}::jsonb)`.execute(db);
}

/** A small number as an id. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

const MOMENT = "2026-03-02T09:00:00Z";
const OF_SOURCE = { source: "mail", channel: "email", unit: null, selected: false };

/** A row in which nothing remarkable happens: a question from an unknown customer that nobody answered. */
const USUAL: Readonly<Record<FactView, (index: number) => Facts>> = {
  conversation_fact: (index) => ({
    ...OF_SOURCE,
    conversation_id: idOf(index),
    customer_id: idOf(index),
    identified: false,
    first_in_at: MOMENT,
    last_in_at: MOMENT,
    in_count: 1,
    out_count: 0,
    answerable: true,
    waiting_since: MOMENT,
    promise_due_at: "2026-03-03T09:00:00Z",
    agents: [],
    agent_functions: [],
    brand_accounts: false,
    answers_included: true,
  }),
  message_fact: (index) => ({
    ...OF_SOURCE,
    message_id: idOf(index),
    conversation_id: idOf(index),
    direction: "in",
    at: MOMENT,
    brand_accounts: false,
    answers_included: true,
  }),
  agent_day_fact: (index) => ({
    agent_id: idOf(index),
    day: "2026-03-02",
    messages: 1,
    substantive: 1,
    conversations: 1,
    handled_messages: 0,
    brand_accounts: false,
    selected: false,
  }),
  rating_fact: (index) => ({
    ...OF_SOURCE,
    source: "survey",
    channel: "survey",
    message_id: idOf(index),
    conversation_id: idOf(index),
    at: MOMENT,
    kind: "nps",
    value: 10,
    lowest: 0,
    highest: 10,
  }),
  identity_fact: (index) => ({
    home: 0,
    identity_id: idOf(index),
    kind: "email",
    space: "",
    sharing: "personal",
    known: true,
  }),
  catalogue_fact: (index) => ({ entry_id: idOf(index), kind: "table", id: `t${index}`, at: MOMENT, owned: false }),
  quality_check_fact: (index) => ({
    check_id: idOf(index),
    rule: `r${index}`,
    at: MOMENT,
    passed: true,
    checked: 1,
    failed: 0,
  }),
  place_fact: (index) => ({
    place_id: idOf(index),
    name: `place ${index}`,
    channels: ["email"],
    listed_at: MOMENT,
  }),
  hearing_fact: (index) => ({
    message_id: idOf(index),
    conversation_id: idOf(index),
    source: "forum",
    channel: "forum",
    at: MOMENT,
    heard_at: MOMENT,
    received_at: "2026-04-01T00:00:00Z",
    selected: false,
  }),
  ...usualInsights({ idOf, moment: MOMENT }),
  drill_fact: (index) => ({
    drill_id: idOf(index),
    name: "Drill",
    found: true,
    began_at: MOMENT,
    at: MOMENT,
    minutes: 30,
  }),
  freshness_fact: (index) => ({ look_id: idOf(index), kind: "source", id: `s${index}`, at: MOMENT, minutes: 1 }),
};

/** The usual conversation, answered once for all after so many minutes. */
export function answered(index: number, minutes: number): Facts {
  const at = new Date(Date.parse(MOMENT) + minutes * 60_000).toISOString();
  return {
    conversation_id: idOf(index),
    first_reply_at: at,
    first_substantive_at: at,
    last_out_at: at,
    resolved_at: at,
    waiting_since: null,
    out_count: 1,
  };
}

/** What makes a message the answer of a person. */
export const outbound: Facts = { direction: "out", author_role: "agent", substantive: true };

/** A list of `count` things. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** An identity of a person: by default the mail address that the person is called after. */
export function identityOf(person: number, more: Facts = {}): Facts {
  return { identity_id: idOf(person), person_id: idOf(person), component_id: idOf(person), ...more };
}
