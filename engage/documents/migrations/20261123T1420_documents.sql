-- What is written for many (articles, pages, files of a collection), as a source tells of it: the newest version, and
-- the newest word of its deletion, which counts where it is not older.
create table document (
  home smallint not null,
  document_id uuid not null,
  source text not null,
  external_id text not null,
  -- null: only of its deletion was told
  version bigint,
  at timestamptz,
  content_hash uuid,
  deleted_version bigint,
  deleted_at timestamptz,
  is_deleted boolean not null,
  title text not null,
  body text not null,
  url text,
  kind text,
  language text,
  author text,
  tags text[] not null,
  unit text,
  words tsvector not null,
  changed_at timestamptz not null,
  received_at timestamptz not null,
  primary key (home, document_id)
);
comment on table document is 'distributed by home';
create index document_words on document using gin (words);
create index document_newest on document (changed_at desc, document_id);
