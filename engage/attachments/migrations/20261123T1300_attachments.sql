-- Files that came with messages. The bytes lie in the store of files under their hash; the same bytes lie there once.
create table attachment (
  -- that of the message
  home smallint not null,
  message_id uuid not null,
  -- in the order of the message, from 0
  position smallint not null,
  source text not null,
  name text not null,
  -- as the sender says
  declared_type text,
  -- by what is in it
  type text,
  danger text,
  -- bytes
  size bigint not null,
  inline boolean not null,
  state text not null check (state in ('kept', 'too_large', 'too_many')),
  -- SHA-256; null where only the name was kept
  hash text check ((hash is not null) = (state = 'kept')),
  primary key (home, message_id, position)
);
comment on table attachment is 'distributed by home';
create index attachment_by_hash on attachment (hash) where hash is not null;
create index attachment_by_source on attachment (source);

-- Files that a message no longer names, until it was looked whether another one does.
create table attachment_leaving (
  hash text primary key
);
comment on table attachment_leaving is 'local';
