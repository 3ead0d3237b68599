-- Pairs of identities that may be one person and are not joined; found anew every hour.
create table identity_candidate (
  home smallint not null,
  from_id uuid not null,
  to_id uuid not null,
  score real not null,
  reasons text[] not null,
  found_at timestamptz not null,
  primary key (home, from_id, to_id)
);
comment on table identity_candidate is 'distributed by home';
create index identity_candidate_best on identity_candidate (score desc, from_id, to_id);

-- Pairs of which people said that they are not one person.
create table identity_parting (
  home smallint not null,
  from_id uuid not null,
  to_id uuid not null,
  at timestamptz not null,
  by text not null,
  primary key (home, from_id, to_id)
);
comment on table identity_parting is 'distributed by home';
