-- Who did what to what, when and from where. Lines are only added. The hash of a line, made with a key of the
-- installation, covers everything but the content, and the hash of the content: so the content can be erased.
create table audit_line (
  line_id uuid primary key,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id text not null,
  operation text not null,
  subject_kind text,
  subject_id text,
  unit text,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  code text,
  request_id text,
  -- the ids that the line is about: its subject and those of the input
  about text[] not null,
  -- the name of who did it, the network address, the input, before and after
  content jsonb,
  content_salt bytea,
  content_hash bytea not null,
  erased_at timestamptz(3),
  erased_by text,
  -- shows that the content was taken out by the program
  erasure bytea,
  line_hash bytea not null,
  seal_number bigint
);
comment on table audit_line is 'local';
create index audit_line_by_time on audit_line (at desc, line_id desc);
create index audit_line_by_actor on audit_line (actor_id, at desc, line_id desc);
create index audit_line_by_operation on audit_line (operation text_pattern_ops, at desc, line_id desc);
create index audit_line_by_about on audit_line using gin (about);
create index audit_line_unsealed on audit_line (line_id) where seal_number is null;
create index audit_line_by_seal on audit_line (seal_number, line_id) where seal_number is not null;

-- Seals close lines off in batches; each holds the hash of the one before.
create table audit_seal (
  seal_number bigint primary key,
  at timestamptz(3) not null,
  line_count integer not null,
  -- in order; null once the lines are past their time and gone
  line_ids uuid[],
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  root bytea not null,
  previous bytea not null,
  seal_hash bytea not null,
  pruned_at timestamptz(3),
  -- shows that the lines were taken out by the program
  pruning bytea
);
comment on table audit_seal is 'local';
create index audit_seal_by_age on audit_seal (last_at) where pruned_at is null;

create table audit_retention (
  one boolean primary key default true check (one),
  days integer not null check (days between 90 and 36500)
);
comment on table audit_retention is 'local';

create table audit_check (
  checked_at timestamptz primary key,
  checked_by text not null,
  sound boolean not null,
  seals bigint not null,
  lines bigint not null,
  faults integer not null
);
comment on table audit_check is 'local';

-- A guard against slips, no logic: what the program itself may do it announces in the transaction. Against who owns the
-- database the seals help, not this.
create function audit_guard() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('firsthand.audit', true), '') = '' then
    raise exception 'the record of who did what is only added to';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger audit_line_guard before update or delete on audit_line for each row execute function audit_guard();
create trigger audit_seal_guard before update or delete on audit_seal for each row execute function audit_guard();
