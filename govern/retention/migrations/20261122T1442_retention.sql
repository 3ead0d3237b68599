-- How long data are kept. A version is never changed: what stood when a run took something out stays readable.
create table retention_rule (
  rule_id uuid not null,
  version integer not null,
  field text not null check (field in ('everything', 'words', 'deliveries', 'quarantine')),
  channel text,
  unit text,
  months integer not null check (months between 1 and 600),
  locked boolean not null,
  active boolean not null,
  removed boolean not null,
  why text,
  by_name text not null,
  at timestamptz not null,
  primary key (rule_id, version)
);
comment on table retention_rule is 'reference';

-- What may not be taken out, whatever a rule or a customer asks for.
create table legal_hold (
  hold_id uuid primary key,
  kind text not null check (kind in ('person', 'conversation', 'scope')),
  identity_id uuid,
  conversation_id uuid,
  channel text,
  unit text,
  since timestamptz,
  until timestamptz,
  why text not null,
  by_name text not null,
  at timestamptz not null,
  ends_at timestamptz,
  lifted_by text,
  lifted_at timestamptz,
  check ((kind = 'person') = (identity_id is not null)),
  check ((kind = 'conversation') = (conversation_id is not null))
);
comment on table legal_hold is 'reference';

-- What was looked at, and what was taken out: counts and ids, no content.
create table retention_run (
  run_id uuid primary key,
  kind text not null check (kind in ('preview', 'run')),
  state text not null check (state in ('running', 'done', 'stopped')),
  by_name text not null,
  items jsonb not null,
  -- how much there was of each field
  kept jsonb not null,
  cleared bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table retention_run is 'local: what this installation did';
create index retention_run_by_start on retention_run (started_at desc);
