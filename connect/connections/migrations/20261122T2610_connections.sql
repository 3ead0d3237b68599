-- Systems from which what is said is fetched. Secrets are sealed as one text; the settings beside them are no secret.
create table connection (
  connection_id uuid primary key,
  connector text not null,
  -- of the source in the log
  name text not null unique,
  settings jsonb not null,
  secrets text,
  -- what OAuth 2 gave, sealed as one text
  tokens text,
  -- hosts in private networks that an administrator allowed
  allowed_hosts text[] not null,
  since timestamptz not null,
  state text not null check (state in ('on', 'paused')),
  version bigint not null,
  by_name text not null,
  made_at timestamptz not null
);
comment on table connection is 'reference';

-- How far each of its streams was read, and how that goes. Whoever reads holds the lease.
create table connection_stream (
  connection_id uuid not null,
  stream text not null,
  cursor jsonb,
  due_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  read_at timestamptz,
  -- when something new came last, and how old the newest thing was when it came
  news_at timestamptz,
  newest timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  failure jsonb,
  primary key (connection_id, stream)
);
comment on table connection_stream is 'reference';
create index connection_stream_due on connection_stream (due_at);

-- What came of each stream, hour by hour.
create table connection_hour (
  connection_id uuid not null,
  stream text not null,
  hour timestamptz not null,
  pages bigint not null default 0,
  records bigint not null default 0,
  accepted bigint not null default 0,
  repeated bigint not null default 0,
  revised bigint not null default 0,
  quarantined bigint not null default 0,
  bytes bigint not null default 0,
  milliseconds bigint not null default 0,
  failures bigint not null default 0,
  primary key (connection_id, stream, hour)
);
comment on table connection_hour is 'reference';

-- Fields that the other side sends and nobody expected, or no longer sends.
create table connection_drift (
  connection_id uuid not null,
  stream text not null,
  field text not null,
  change text not null check (change in ('new', 'missing')),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (connection_id, stream, field, change)
);
comment on table connection_drift is 'reference';

-- Somebody left for the other side to agree (OAuth 2) and may come back, once and soon.
create table connection_agreement (
  state_hash text primary key,
  connection_id uuid not null,
  user_id text not null,
  verifier text not null,
  redirect text not null,
  ends_at timestamptz not null
);
comment on table connection_agreement is 'local';
