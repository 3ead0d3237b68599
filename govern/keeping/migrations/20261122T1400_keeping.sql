create table keeping_run (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'drill')),
  state text not null check (state in ('running', 'good', 'failed')),
  began_at timestamptz not null,
  ended_at timestamptz,
  began_by text not null,
  file text,
  bytes bigint,
  encrypted boolean,
  tables integer,
  rows bigint,
  backup_made_at timestamptz,
  migrated integer,
  erased integer,
  removed integer,
  failure_code text,
  failure text,
  check ((state = 'running') = (ended_at is null))
);
comment on table keeping_run is 'local: backups that were made and tried, and what came of it';
create index keeping_run_by_time on keeping_run (kind, began_at desc);

create table backup_key_kept (
  fingerprint text primary key,
  kept_at timestamptz not null,
  kept_by text not null
);
comment on table backup_key_kept is 'local: which key for backups somebody keeps elsewhere, as they proved';
