-- What customers are asked to agree to. A version is never changed: what somebody was shown stays readable.
create table consent_purpose (
  purpose_id text not null,
  -- 1, 2, ...: the highest is the one that is shown
  version integer not null,
  title text not null,
  text text not null,
  basis text not null check (basis in ('consent', 'contract', 'legitimate_interest', 'legal_obligation')),
  channels text[] not null,
  active boolean not null,
  origin text not null check (origin in ('shipped', 'edited')),
  by_name text not null,
  at timestamptz not null,
  primary key (purpose_id, version)
);
comment on table consent_purpose is 'reference';

-- What customers said, only added to: the newest of a purpose and a channel stands.
create table consent_event (
  home smallint not null,
  event_id uuid not null,
  identity_id uuid not null,
  -- the keyed hash by which the identity is known: a refusal outlives the address that it was made for
  identity_key uuid,
  purpose_id text not null,
  purpose_version integer not null,
  channel text not null,
  state text not null check (state in ('given', 'withdrawn')),
  source text not null check (source in ('agent', 'api', 'import', 'preference_page')),
  at timestamptz not null,
  -- what was shown where it was not the text of the purpose
  text_shown text,
  proof text,
  by_name text not null,
  recorded_at timestamptz not null,
  primary key (home, event_id)
);
comment on table consent_event is 'distributed by home';
create index consent_event_by_identity on consent_event (identity_id);
create index consent_event_by_key on consent_event (identity_key) where identity_key is not null;

-- Links to the preference page: those of an earlier version do not open any more.
create table consent_link (
  home smallint not null,
  identity_id uuid not null,
  version integer not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (home, identity_id)
);
comment on table consent_link is 'distributed by home';
