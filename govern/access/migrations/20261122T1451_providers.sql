-- Where people of the organisation sign in besides: OpenID Connect providers. Who is whom there stands in
-- account_credential: provider_id is the id of this row, account_id the subject at the provider.
create table account_provider (
  id uuid primary key,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- sealed with the keys of the installation; null: a client without a secret
  sealed text,
  scopes text not null,
  -- only addresses of these domains come in; empty: of any
  domains text[] not null,
  -- the claim that names groups; null: roles are given here
  groups_claim text,
  -- which group gives which roles: [{ "group": "...", "grants": [...] }]
  group_grants jsonb not null,
  -- what everybody from there gets who is made here
  default_grants jsonb not null,
  creates_members boolean not null,
  private_addresses boolean not null,
  enabled boolean not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null
);
comment on table account_provider is 'local';
