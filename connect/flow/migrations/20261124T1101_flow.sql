-- What came in by ways that are no connections, hour by hour: keys that send in, incoming webhooks, chats on web pages.
create table flow_hour (
  way text not null check (way in ('key', 'hook', 'chat')),
  way_id text not null,
  -- empty: of what was refused before its source was known
  source text not null,
  hour timestamptz not null,
  way_name text not null,
  records bigint not null default 0,
  accepted bigint not null default 0,
  repeated bigint not null default 0,
  revised bigint not null default 0,
  quarantined bigint not null default 0,
  refused bigint not null default 0,
  last_at timestamptz not null,
  refused_at timestamptz,
  primary key (way, way_id, source, hour)
);
comment on table flow_hour is 'reference';
create index flow_hour_recent on flow_hour (hour);
