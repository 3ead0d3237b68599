-- Every text of the taxonomy that was ever in force. The one of the highest version is.
create table taxonomy_version (
  version integer primary key check (version > 0),
  body text not null,
  origin text not null check (origin in ('shipped', 'edited')),
  saved_by text not null,
  saved_at timestamptz not null,
  why text not null
);
comment on table taxonomy_version is 'reference';

-- What reads topics, as it was trained: from the taxonomy's examples and from what people corrected. Its bytes hold
-- weights of hashed pieces of words, no text. The scores are those on corrected texts that none of them learnt from.
create table taxonomy_classifier (
  version integer primary key check (version > 0),
  taxonomy_version integer not null,
  state text not null check (state in ('in_force', 'kept', 'refused')),
  body bytea not null,
  trained_at timestamptz not null,
  trained_by text not null,
  why text not null,
  seconds real not null,
  examples integer not null,
  corrections integer not null,
  heads jsonb not null
);
create unique index taxonomy_classifier_in_force on taxonomy_classifier (state) where state = 'in_force';
comment on table taxonomy_classifier is 'reference';
