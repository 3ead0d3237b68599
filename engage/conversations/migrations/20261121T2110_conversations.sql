-- The graph of what answers what, one node a message; a node that is not present stands for one not delivered (yet).
create table thread_node (
  home smallint not null,
  node_id uuid not null,
  source text not null,
  root_id uuid not null,
  present boolean not null,
  parent_ids uuid[],
  thread_ids uuid[],
  at timestamptz,
  direction text,
  author_id uuid,
  recipient_id uuid,
  broadcast boolean not null,
  -- only where nearness in time joins: the others never look for neighbours
  customer_id uuid,
  conversation_id uuid,
  primary key (home, node_id)
);
comment on table thread_node is 'distributed by home';
create index thread_node_by_root on thread_node (root_id);
create index thread_node_by_customer on thread_node (customer_id, source, at) where customer_id is not null and not broadcast;

-- One matter with one customer identity, with the facts computed from its messages (never incremented).
create table conversation (
  home smallint not null,
  conversation_id uuid not null,
  source text not null,
  channel text not null,
  unit text,
  customer_id uuid not null,
  person_id uuid,
  function text,
  first_in_at timestamptz,
  first_reply_at timestamptz,
  first_substantive_at timestamptz,
  last_in_at timestamptz,
  last_out_at timestamptz,
  last_at timestamptz not null,
  in_count integer not null,
  out_count integer not null,
  answerable boolean not null,
  waiting_since timestamptz,
  promise_due_at timestamptz,
  resolved_at timestamptz,
  first_mood real,
  last_mood real,
  agents uuid[] not null,
  agent_functions text[] not null,
  participants uuid[] not null,
  primary key (home, conversation_id) include (unit)
);
comment on table conversation is 'distributed by home';
create index conversation_by_first_in on conversation (first_in_at);
create index conversation_by_customer on conversation (customer_id);

-- Joined conversations keep the earlier id; the later one leads to it.
create table conversation_alias (
  home smallint not null,
  alias_id uuid not null,
  conversation_id uuid not null,
  primary key (home, alias_id)
);
create index conversation_alias_by_target on conversation_alias (conversation_id);
comment on table conversation_alias is 'distributed by home';

-- What was said or done, once understood; lies at the home of its conversation. What a machine read in it stands in
-- the same row: as a table of its own it cost a third of the writes and two thirds of the time of every figure.
create table interaction (
  home smallint not null,
  interaction_id uuid not null,
  conversation_id uuid not null,
  source text not null,
  channel text not null,
  kind text not null,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz not null,
  author_id uuid,
  author_role text,
  author_function text,
  copied_ids uuid[] not null,
  unit text,
  subject text,
  body text not null,
  rating_kind text,
  rating_value real,
  rating_lowest real,
  rating_highest real,
  handling_seconds real,
  model_version text not null,
  language text,
  sentiment real not null,
  sentiment_words text[] not null,
  expects_answer real not null,
  function text,
  substantive real not null,
  primary key (home, interaction_id)
);
comment on table interaction is 'distributed by home';
create index interaction_by_conversation on interaction (conversation_id, at);
-- These carry all that figures ask of a message: they are computed from the index alone, without the texts beside it.
create index interaction_by_time on interaction (at desc, interaction_id)
  include (home, conversation_id, source, unit, direction, author_role, sentiment, expects_answer, substantive,
    handling_seconds);
create index interaction_answered on interaction (((at at time zone 'UTC')::date))
  include (at, home, conversation_id, source, unit, direction, author_id, author_function, substantive,
    handling_seconds)
  where direction = 'out' and author_role = 'agent';
create index interaction_rated on interaction (at, interaction_id)
  include (home, conversation_id, source, unit, rating_kind, rating_value, rating_lowest, rating_highest)
  where rating_kind is not null;
create index interaction_by_model on interaction (model_version);
