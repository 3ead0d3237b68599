-- Where other systems send their events, signed.
create table incoming_hook (
  hook_id uuid primary key,
  name text not null unique,
  source text not null,
  made_by text not null,
  made_at timestamptz not null,
  last_used_at timestamptz
);
comment on table incoming_hook is 'local';

-- Their secrets, sealed; of two the older one is good until it ends.
create table incoming_hook_secret (
  secret_id uuid primary key,
  hook_id uuid not null references incoming_hook,
  sealed text not null,
  made_at timestamptz not null,
  ends_at timestamptz
);
create index on incoming_hook_secret (hook_id);
comment on table incoming_hook_secret is 'local';
