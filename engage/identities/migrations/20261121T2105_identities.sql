-- One way to reach or recognise someone. A person is a component of active links; person_id is its
-- cached label, and known says whether a mail address, a telephone or a customer number is among them.
create table identity (
  home smallint not null,
  identity_id uuid not null,
  kind text not null check (kind in ('account', 'email', 'phone', 'customer_number', 'anonymous')),
  space text not null,
  value text,
  sharing text not null check (sharing in ('personal', 'shared')),
  person_id uuid not null,
  known boolean not null,
  name text,
  name_at timestamptz,
  primary key (home, identity_id)
);
comment on table identity is 'distributed by home';
-- by hash: a value is looked up whole, and one of 500 characters may be too long for a tree
create index identity_by_value on identity using hash (value);
create index identity_by_person on identity (person_id);

-- How an address, handle, number or id finds its identity: by a keyed hash, so that a key proves nothing to a reader.
create table identity_key (
  home smallint not null,
  kind text not null,
  key uuid not null,
  valid_from timestamptz not null,
  identity_id uuid not null,
  primary key (home, kind, key, valid_from)
);
comment on table identity_key is 'distributed by home';

-- Evidence that two identities are one person. Undoing deactivates; nothing moves and nothing is forgotten.
create table identity_link (
  home smallint not null,
  from_id uuid not null,
  to_id uuid not null,
  rule text not null,
  state text not null check (state in ('active', 'undone')),
  made_at timestamptz not null,
  made_by text not null,
  reason text,
  undone_at timestamptz,
  undone_by text,
  undone_reason text,
  primary key (home, from_id, to_id, rule)
);
comment on table identity_link is 'distributed by home';
create index identity_link_from on identity_link (from_id);
create index identity_link_to on identity_link (to_id);
