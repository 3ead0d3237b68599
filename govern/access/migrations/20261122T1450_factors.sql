-- How somebody proves to be who they are beyond a password, and steps of signing in that are not finished yet.
alter table account_session
  -- password, code, recovery, passkey or provider; null: before it was noted
  add column method text,
  -- when whoever holds this session last proved to be who they are
  add column proved_at timestamptz;

-- A secret shared with an authenticator app (RFC 6238), sealed with the keys of the installation.
create table account_totp (
  user_id uuid primary key references account_user on delete cascade,
  sealed text not null,
  -- null: begun, and no code was given yet
  confirmed_at timestamptz,
  -- the step of the last code that was taken: neither it nor an earlier one is taken again
  last_step bigint not null default 0,
  -- wrong codes since the last right one
  failures integer not null default 0,
  created_at timestamptz not null
);
comment on table account_totp is 'local';

create table account_recovery_code (
  user_id uuid not null references account_user on delete cascade,
  -- SHA-256; the code itself is shown once and not kept
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
comment on table account_recovery_code is 'local';

create table account_passkey (
  id uuid primary key,
  user_id uuid not null references account_user on delete cascade,
  name text not null,
  -- as the browser names it, base64url
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- the name of the server for which it was made; it opens under no other
  rp_id text not null,
  -- whether it is kept by a service and so on several devices
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on account_passkey (user_id);
comment on table account_passkey is 'local';

-- A step that waits for the next one, for minutes: a second factor, a passkey, a provider, a new password.
create table account_challenge (
  -- SHA-256 of what the browser or the mail holds
  token_hash bytea primary key,
  kind text not null,
  user_id uuid references account_user on delete cascade,
  content jsonb not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on account_challenge (expires_at);
create index on account_challenge (user_id);
comment on table account_challenge is 'local';

-- What holds for everybody who signs in; one row.
create table account_sign_in_rule (
  id boolean primary key default true check (id),
  second_factor text not null check (second_factor in ('nobody', 'administrators', 'everyone')),
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null
);
comment on table account_sign_in_rule is 'local';
