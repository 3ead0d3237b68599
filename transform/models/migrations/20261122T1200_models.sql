-- Every text of a model that was ever in force. The one of the highest version is.
create table model_version (
  model text not null,
  version integer not null check (version > 0),
  body text not null,
  origin text not null check (origin in ('shipped', 'edited')),
  saved_by text not null,
  saved_at timestamptz not null,
  why text not null,
  primary key (model, version)
);
comment on table model_version is 'reference';
