-- Who may come in. The sessions are those of better-auth, under the names of this house; it makes no tables itself.
create table account_user (
  id uuid primary key,
  name text not null,
  -- in lower case
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null default 'viewer' check (role in ('administrator', 'member', 'viewer')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz
);
comment on table account_user is 'local';

create table account_session (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references account_user on delete cascade,
  token text not null unique,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz
);
create index on account_session (user_id);
comment on table account_session is 'local';

-- How somebody proves to be who they are: today a password, as a salted scrypt hash.
create table account_credential (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references account_user on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index on account_credential (user_id);
comment on table account_credential is 'local';

-- What better-auth asks for beside the others; nothing is written to it so far.
create table account_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table account_verification is 'local';

create table account_invitation (
  id uuid primary key,
  name text not null,
  email text not null unique,
  role text not null check (role in ('administrator', 'member', 'viewer')),
  -- SHA-256; the token itself stands only in the link
  token_hash bytea not null unique,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table account_invitation is 'local';

create table account_key (
  id uuid primary key,
  name text not null,
  -- SHA-256; the key itself is shown once and not kept
  key_hash bytea not null unique,
  start text not null,
  access text not null check (access in ('view', 'edit', 'administer')),
  made_by text not null,
  -- null: made with the access key of the installation or with another key
  made_by_id uuid references account_user on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index on account_key (made_by_id);
comment on table account_key is 'local';

-- Attempts to sign in or to use a code, by whom and from where (as keyed hashes), to slow down who guesses.
create table account_attempt (
  bucket text primary key,
  attempts integer not null,
  since timestamptz not null
);
create index on account_attempt (since);
comment on table account_attempt is 'local';
