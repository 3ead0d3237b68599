-- Whose data are only kept and not used, and since when. It names them by the ids of their identities alone; a lifted
-- restriction stays as a record of it.
create table restriction (
  request_id uuid primary key,
  identity_ids uuid[] not null,
  since timestamptz not null,
  by_name text not null,
  why text not null,
  -- when the customer was told that it ends, before it did
  told_at timestamptz,
  lifted_at timestamptz,
  lifted_by text,
  lifted_why text
);
comment on table restriction is 'reference';
create index on restriction using gin (identity_ids);
