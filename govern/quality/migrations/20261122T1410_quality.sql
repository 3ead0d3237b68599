-- Rules for data, version by version; the highest is in force.
create table quality_rule (
  rule text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  origin text not null check (origin in ('shipped', 'edited')),
  saved_by text not null,
  saved_at timestamptz not null,
  why text not null,
  primary key (rule, version)
);
comment on table quality_rule is 'reference';

-- What each look of a rule at the data found. `rows` are keys of rows that failed, never their content, and stand only at
-- the newest run of a rule.
create table quality_run (
  rule text not null,
  at timestamptz not null,
  version integer not null,
  state text not null check (state in ('passed', 'failed', 'nothing', 'could_not_run')),
  checked bigint not null,
  failed bigint not null,
  -- of a table that is too large to be looked at whole: which share of it was
  sampled real,
  seconds real not null,
  reason text,
  rows jsonb,
  primary key (rule, at)
);
comment on table quality_run is 'local';

-- What people say of an entry of the catalogue.
create table catalogue_note (
  kind text not null check (kind in ('table', 'source', 'metric', 'model')),
  id text not null,
  version integer not null check (version > 0),
  owner_id text,
  owner_name text,
  description text,
  -- decisions about customers run on it
  decides boolean not null default false,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (kind, id)
);
comment on table catalogue_note is 'reference';

-- The entries as they were on a day (UTC), at the last look of that day.
create table catalogue_day (
  day date not null,
  kind text not null,
  id text not null,
  at timestamptz not null,
  owned boolean not null,
  rows bigint,
  -- when something last came
  last_at timestamptz,
  primary key (day, kind, id)
);
comment on table catalogue_day is 'local';

-- How old the data were on which decisions run, each time that was looked at.
create table freshness_look (
  kind text not null,
  id text not null,
  at timestamptz not null,
  minutes float8 not null,
  primary key (kind, id, at)
);
comment on table freshness_look is 'local';
create index freshness_look_at on freshness_look (at);
