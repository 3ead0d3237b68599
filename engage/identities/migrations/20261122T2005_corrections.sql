-- A name that a customer had corrected: no delivery changes it any more.
alter table identity add column name_corrected boolean not null default false;

-- What customers had corrected of their name, mail address, telephone or number.
create table identity_correction (
  home smallint not null,
  correction_id uuid not null,
  identity_id uuid not null,
  field text not null check (field in ('name', 'value')),
  before text,
  after text not null,
  -- of an address or a number: the key that leads here since then; its home is that of the key
  key_home smallint,
  key uuid,
  request_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  primary key (home, correction_id)
);
comment on table identity_correction is 'distributed by home';
create index identity_correction_of on identity_correction (identity_id);
