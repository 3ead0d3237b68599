-- Places where customers speak, as people listed them: heard through channels of the log, or not and why.
create table place (
  place_id uuid primary key,
  name text not null unique,
  -- of the catalogue of known places; null: a place of one's own
  known_as text unique,
  -- channels of the log through which it is heard
  channels text[] not null,
  -- customers do not speak there; it is not counted
  dismissed boolean not null,
  why text,
  version bigint not null,
  by_name text not null,
  at timestamptz not null
);
comment on table place is 'reference';
