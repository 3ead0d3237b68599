-- A file on its way to the server; its bytes lie in the data directory of this installation.
create table upload (
  upload_id uuid primary key,
  name text not null,
  size bigint not null,
  begun_by text not null,
  created_at timestamptz not null,
  touched_at timestamptz not null
);
comment on table upload is 'local';

-- Mapping files that somebody saved under a name; each change raises the version.
create table mapping_file (
  name text primary key,
  body text not null,
  version integer not null,
  saved_by text,
  saved_at timestamptz not null
);
comment on table mapping_file is 'reference';
