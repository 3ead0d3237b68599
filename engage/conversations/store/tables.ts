import type { Handle } from "@firsthand/platform/storage";

export type NodeRow = {
  home: number;
  node_id: string;
  source: string;
  root_id: string;
  present: boolean;
  parent_ids: string[];
  thread_ids: string[];
  at: Date | null;
  direction: "in" | "out" | null;
  author_id: string | null;
  recipient_id: string | null;
  broadcast: boolean;
  customer_id: string | null;
  conversation_id: string | null;
};

export type InteractionRow = {
  home: number;
  interaction_id: string;
  conversation_id: string;
  source: string;
  channel: string;
  kind: string;
  direction: "in" | "out";
  at: Date;
  author_id: string | null;
  author_role: string | null;
  author_function: string | null;
  copied_ids: string[];
  unit: string | null;
  subject: string | null;
  body: string;
  rating_kind: string | null;
  rating_value: number | null;
  rating_lowest: number | null;
  rating_highest: number | null;
  handling_seconds: number | null;
  model_version: string;
  language: string | null;
  sentiment: number;
  sentiment_words: readonly string[];
  expects_answer: number;
  function: string | null;
  substantive: number;
};

export type ConversationRow = {
  home: number;
  conversation_id: string;
  source: string;
  channel: string;
  unit: string | null;
  customer_id: string;
  person_id: string | null;
  function: string | null;
  first_in_at: Date | null;
  first_reply_at: Date | null;
  first_substantive_at: Date | null;
  last_in_at: Date | null;
  last_out_at: Date | null;
  last_at: Date;
  in_count: number;
  out_count: number;
  answerable: boolean;
  waiting_since: Date | null;
  promise_due_at: Date | null;
  resolved_at: Date | null;
  first_mood: number | null;
  last_mood: number | null;
  agents: string[];
  agent_functions: string[];
  participants: string[];
};

type Tables = {
  thread_node: NodeRow;
  conversation: ConversationRow;
  conversation_alias: { home: number; alias_id: string; conversation_id: string };
  interaction: InteractionRow;
};

/** The handle, knowing this module's tables. */
export const tables = (tx: Handle) => tx.$extendTables<Tables>();
