-- Findings: what customers say, with its evidence, who looks after it, and how far it has come.
create table insight (
  insight_id uuid primary key,
  title text not null,
  says text not null,
  -- the front-office function concerned
  function text not null,
  -- null: the whole organisation
  unit text,
  -- a member; null: nobody yet
  owner_id text,
  owner_name text,
  state text not null check (state in ('found', 'shared', 'decided', 'declined', 'acted', 'told')),
  target_days integer not null check (target_days > 0),
  -- which messages speak of it
  filter jsonb not null,
  since timestamptz not null,
  until timestamptz not null,
  -- the words of the theme that it came from
  theme text,
  -- what the filter meant in the window when it was found
  messages integer not null,
  customers integer not null,
  found_at timestamptz not null,
  found_by text not null,
  -- the first action on it
  acted_at timestamptz,
  -- of the eight weeks before and after the action: messages that speak of it, and all customers who wrote
  before_messages integer,
  before_customers integer,
  after_messages integer,
  after_customers integer,
  -- came with the sample organisation
  sample boolean not null,
  version bigint not null,
  check (state not in ('acted', 'told') or acted_at is not null)
);
comment on table insight is 'reference';
create index insight_by_found on insight (found_at desc, insight_id);

-- What was done about a finding, never changed.
create table insight_step (
  step_id uuid primary key,
  insight_id uuid not null references insight on delete cascade,
  kind text not null
    check (kind in ('found', 'shared', 'decided', 'declined', 'acted', 'told', 'owner', 'changed', 'comment')),
  note text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
comment on table insight_step is 'reference';
create index insight_step_by_insight on insight_step (insight_id, at, step_id);

-- Messages that say best what a finding says; their words stay in the log.
create table insight_verbatim (
  insight_id uuid not null references insight on delete cascade,
  message_id uuid not null,
  conversation_id uuid not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (insight_id, message_id)
);
comment on table insight_verbatim is 'reference';

-- In which conversations customers had raised what was then acted on.
create table insight_raiser (
  home smallint not null,
  insight_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  raised_at timestamptz not null,
  primary key (home, insight_id, conversation_id)
);
comment on table insight_raiser is 'distributed by home';
create index insight_raiser_by_insight on insight_raiser (insight_id, customer_id);

-- Who receives the weekly digest of a function.
create table digest_subscription (
  member_id text not null,
  function text not null,
  since timestamptz not null,
  primary key (member_id, function)
);
comment on table digest_subscription is 'reference';

-- Digests that members received, and when they opened them first.
create table digest_report (
  report_id uuid primary key,
  function text not null,
  -- ISO 8601, such as 2026-W47
  week text not null,
  member_id text not null,
  -- null: the mail is not out yet
  sent_at timestamptz,
  opened_at timestamptz,
  unique (member_id, function, week)
);
comment on table digest_report is 'reference';
create index digest_report_by_sent on digest_report (sent_at);
