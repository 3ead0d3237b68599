-- What other systems know of somebody, one row for each of their records (kind `record`) and for each identity of
-- which messages told more than who it is (kind `traits`).
create table person_profile (
  home smallint not null,
  profile_id uuid not null,
  kind text not null check (kind in ('record', 'traits')),
  source text not null,
  -- what the source calls the record; null once it is gone
  external_id text,
  version bigint not null,
  at timestamptz not null,
  content_hash uuid not null,
  -- `deleted`: the source has it no more; `cleared`: kept too long, a later change brings it back; `erased`: never again
  state text not null check (state in ('here', 'deleted', 'cleared', 'erased')),
  cleared_at timestamptz,
  identity_id uuid,
  language text,
  unit text,
  -- by name: the value, and the moment (milliseconds since 1970) at which it was said
  attributes jsonb not null,
  received_at timestamptz not null,
  primary key (home, profile_id)
);
comment on table person_profile is 'distributed by home';
create index person_profile_of on person_profile (identity_id);
