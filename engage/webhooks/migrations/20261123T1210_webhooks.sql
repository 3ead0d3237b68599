-- Where events of the log are sent. `cursor` is the number of the last event that was looked at for it.
create table webhook_endpoint (
  endpoint_id uuid primary key,
  name text not null unique,
  address text not null,
  events text[] not null,
  -- none: all
  channels text[] not null,
  units text[] not null,
  personal text not null check (personal in ('masked', 'full')),
  -- its host stands in our own network and may be asked
  own_network boolean not null,
  -- gone: it said that it wants no more; failing: nothing got through for days
  state text not null check (state in ('on', 'paused', 'gone', 'failing')),
  cursor bigint not null,
  -- one after the other, since when, and until when it is left alone
  failures integer not null default 0,
  failing_since timestamptz,
  rest_until timestamptz,
  done_at timestamptz,
  stopped_at timestamptz,
  stopped_why text,
  version bigint not null,
  made_by text not null,
  made_at timestamptz not null
);
comment on table webhook_endpoint is 'local';

-- What is signed with, sealed; of two the older one signs too until it ends.
create table webhook_secret (
  secret_id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint,
  sealed text not null,
  made_at timestamptz not null,
  ends_at timestamptz
);
create index on webhook_secret (endpoint_id);
comment on table webhook_secret is 'local';

-- The last number that was given; who numbers events holds this row, so that no number comes before a lower one.
create table webhook_place (
  only_one boolean primary key default true check (only_one),
  last_event bigint not null,
  -- it comes with the program: an installation with nothing but this is empty
  shipped boolean not null default true
);
comment on table webhook_place is 'local';
insert into webhook_place (last_event) values (0);

-- What happened, without a word of what was said: that is read when an event is sent.
create table webhook_event (
  event_no bigint primary key,
  event_id uuid not null,
  what text not null,
  interaction_id uuid not null,
  conversation_id uuid,
  channel text,
  unit text,
  at timestamptz not null
);
create index on webhook_event (interaction_id, event_no);
create index on webhook_event (at);
comment on table webhook_event is 'local';

-- Which event goes to which endpoint. withheld: its customer is restricted; gone: it was erased or taken out.
create table webhook_delivery (
  endpoint_id uuid not null references webhook_endpoint,
  event_no bigint not null,
  conversation_id uuid,
  state text not null check (state in ('waiting', 'done', 'failed', 'withheld', 'gone')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  primary key (endpoint_id, event_no)
);
create index webhook_delivery_waiting on webhook_delivery (endpoint_id, conversation_id, event_no)
  where state = 'waiting';
create index webhook_delivery_failed on webhook_delivery (endpoint_id) where state = 'failed';
create index on webhook_delivery (event_no);
comment on table webhook_delivery is 'local';

create table webhook_attempt (
  attempt_id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint,
  -- none: a test
  event_no bigint,
  event_id uuid not null,
  what text not null,
  at timestamptz not null,
  status integer,
  milliseconds integer not null,
  -- its beginning, masked
  answer text,
  -- why it was none, in words
  failure text
);
create index on webhook_attempt (endpoint_id, at desc, attempt_id);
create index on webhook_attempt (at);
comment on table webhook_attempt is 'local';
