-- The bytes of files that prove something, each kept once; with the log, so that a backup holds them.
create table attestation_file (
  sha256 bytea primary key,
  bytes bytea not null
);
-- They are documents and pictures, which are packed already.
alter table attestation_file alter column bytes set storage external;
comment on table attestation_file is 'reference';

-- A file as somebody uploaded it.
create table attestation_proof (
  proof_id uuid primary key,
  sha256 bytea not null references attestation_file,
  name text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index on attestation_proof (sha256);
comment on table attestation_proof is 'reference';

-- Answers to criteria of a model. They are only added to; signature, check and withdrawal are set once.
create table attestation (
  attestation_id uuid primary key,
  criterion text not null,
  -- '' stands for the whole organisation
  unit text not null,
  -- 1, 2, ... within criterion and unit: the highest is the newest, whatever the clock said
  version integer not null,
  met boolean not null,
  words text,
  link text,
  proof_id uuid references attestation_proof,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  signed_by_id text,
  signed_by_name text,
  signed_at timestamptz,
  checked_by_id text,
  checked_by_name text,
  checked_at timestamptz,
  withdrawn_by_id text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  unique (criterion, unit, version),
  check (link is null or proof_id is null)
);
create index on attestation (unit);
create index on attestation (proof_id);
comment on table attestation is 'reference';

-- Who answers for a criterion.
create table attestation_owner (
  criterion text not null,
  unit text not null,
  owner_id text not null,
  owner_name text not null,
  primary key (criterion, unit)
);
comment on table attestation_owner is 'reference';
