-- Connectors that people of the organisation wrote themselves, as their files stand.
create table own_connector (
  connector_id text primary key,
  manifest text not null,
  version bigint not null,
  by_name text not null,
  changed_at timestamptz not null
);
comment on table own_connector is 'reference';
