-- What a source delivered, as it stands; it alone decides whether something was here before.
create table delivery (
  home smallint not null,
  delivery_id uuid not null,
  source text not null,
  external_id text not null,
  source_version bigint not null,
  content_hash uuid not null,
  state text not null check (state in ('read', 'waiting', 'broadcast', 'deleted', 'quarantined', 'replayed', 'dismissed')),
  reason_code text,
  reason text,
  import_id uuid,
  record_number bigint,
  line_number bigint,
  record jsonb,
  raw bytea,
  received_at timestamptz not null,
  primary key (home, delivery_id)
);
comment on table delivery is 'distributed by home';
create index delivery_unsettled on delivery (state, received_at) where state in ('waiting', 'broadcast', 'quarantined');

-- Revisions that a higher one replaced; still readable.
create table delivery_revision (
  home smallint not null,
  delivery_id uuid not null,
  source_version bigint not null,
  content_hash uuid not null,
  record jsonb,
  raw bytea,
  received_at timestamptz not null,
  primary key (home, delivery_id, source_version, content_hash)
);
comment on table delivery_revision is 'distributed by home';

-- One reading of one file; its context is enough to understand a single raw record again.
create table import_run (
  import_id uuid primary key,
  source text not null,
  file_name text not null,
  fingerprint text not null,
  context jsonb not null,
  state text not null check (state in ('running', 'done')),
  records bigint not null,
  accepted bigint not null,
  repeated bigint not null,
  revised bigint not null,
  quarantined bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table import_run is 'reference';
create unique index import_run_running on import_run (fingerprint) where state = 'running';

-- How often equal rows without an id were met in a running import; emptied when it is done and left
-- nothing in quarantine.
create table import_occurrence (
  import_id uuid not null,
  content_hash uuid not null,
  met bigint not null,
  primary key (import_id, content_hash)
);
comment on table import_occurrence is 'local';
