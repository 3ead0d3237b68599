-- Whether the sample organisation is here. One row at most: while it is being loaded, is loaded, or is being removed.
-- The day on which its weeks end is kept, so that a loading that broke off goes on with the same records.
create table sample (
  only_one boolean primary key default true check (only_one),
  state text not null check (state in ('loading', 'loaded', 'removing')),
  anchor date not null,
  done integer not null,
  total integer not null,
  begun_at timestamptz not null
);
comment on table sample is 'reference';
