-- What customers asked for of their data. It names them by the ids of their identities alone; an erased one by ids that
-- lead to nobody.
create table privacy_request (
  request_id uuid primary key,
  kind text not null check (kind in ('access', 'erase', 'restrict', 'correct')),
  state text not null check (state in ('open', 'working', 'done', 'refused')),
  person_id uuid not null,
  identity_ids uuid[] not null,
  received_at timestamptz not null,
  due_at timestamptz not null,
  extended_why text,
  note text,
  made_at timestamptz not null,
  made_by text not null,
  -- of a job: what it is at and how far it has come, what it counted, and why it does not go on
  begun_at timestamptz,
  begun_by text,
  step integer not null default 0,
  counts jsonb not null default '[]',
  failure jsonb,
  -- the file with everything of them: there until then
  export_until timestamptz,
  export_bytes bigint,
  proof jsonb,
  ended_at timestamptz,
  ended_by text,
  ended_why text
);
comment on table privacy_request is 'reference';
create index on privacy_request (due_at) where state in ('open', 'working');
create index on privacy_request using gin (identity_ids);

-- Who was erased, as ids and keyed hashes: a backup that is older brings them back, and by this they are erased again.
create table erasure (
  erasure_id uuid primary key,
  erased_at timestamptz not null,
  identity_ids uuid[] not null,
  -- [{ home, kind, key }]
  keys jsonb not null,
  delivery_ids uuid[] not null
);
comment on table erasure is 'reference';
