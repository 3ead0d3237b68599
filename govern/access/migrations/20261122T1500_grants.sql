-- Roles are named sets of permissions; who holds one holds it for a unit and a function, or for the whole.
create table account_role (
  role text primary key,
  title text not null,
  words text not null,
  permissions text[] not null,
  shipped boolean not null,
  version integer not null,
  changed_at timestamptz,
  changed_by text
);
comment on table account_role is 'local';

insert into account_role (role, title, words, permissions, shipped, version) values
('administrator', 'Administrator', 'May do everything.', '{}', true, 1),
('transformation_lead', 'Transformation lead', 'Leads the change: the map, its model and its answers.',
  '{figures.read,position.read,attestations.answer,model.edit,conversations.read,people.read,imports.read,quality.read,system.read,access.read}',
  true, 1),
('executive', 'Executive', 'Sees where the organisation stands.', '{figures.read,position.read,quality.read}', true, 1),
('function_lead', 'Function lead', 'Leads a front-office function: its queue and its figures.',
  '{figures.read,position.read,attestations.answer,conversations.read,conversations.correct,people.read,people.link,personal.unmask,consent.record}',
  true, 1),
('agent', 'Agent', 'Answers customers.',
  '{figures.read,conversations.read,conversations.correct,people.read,people.link,personal.unmask,consent.record}',
  true, 1),
('community_manager', 'Community manager', 'Looks after communities and what is said in public.',
  '{figures.read,position.read,conversations.read,conversations.correct,people.read,people.link,personal.unmask,consent.record}',
  true, 1),
('analyst', 'Analyst', 'Studies what customers say, without seeing who they are.',
  '{figures.read,position.read,conversations.read,conversations.correct,people.read,imports.read,quality.read}', true, 1),
('auditor', 'Auditor', 'Checks what was done and who may do it.',
  '{figures.read,position.read,imports.read,quality.read,audit.read,system.read,access.read}', true, 1),
('integrator', 'Integrator', 'Brings data in and keeps them clean.',
  '{figures.read,imports.read,imports.run,quality.read,quality.manage,system.read}', true, 1),
('viewer', 'Viewer', 'Sees, and changes nothing.',
  '{figures.read,position.read,conversations.read,people.read,imports.read,quality.read,system.read}', true, 1);

-- Whoever was a member before there were roles keeps what members could do.
insert into account_role (role, title, words, permissions, shipped, version)
select 'member', 'Member', 'What members could do before there were roles.',
  '{figures.read,position.read,attestations.answer,conversations.read,conversations.correct,people.read,people.link,personal.unmask,imports.read,imports.run,quality.read,system.read}',
  false, 1
where exists (select 1 from account_user where role = 'member')
  or exists (select 1 from account_invitation where role = 'member');

create table account_grant (
  grant_id uuid primary key default gen_random_uuid(),
  user_id uuid not null references account_user on delete cascade,
  role text not null references account_role,
  unit text,
  function text,
  granted_at timestamptz not null,
  granted_by text not null,
  unique nulls not distinct (user_id, role, unit, function)
);
create index on account_grant (role);
comment on table account_grant is 'local';

insert into account_grant (user_id, role, granted_at, granted_by)
select id, role, created_at, 'the migration to roles' from account_user;
alter table account_user drop column role;

alter table account_invitation add column grants jsonb;
update account_invitation set grants = jsonb_build_array(jsonb_build_object('role', role, 'unit', null, 'function', null));
alter table account_invitation alter column grants set not null, drop column role;

alter table account_key add column permissions text[], add column unit text, add column function text;
update account_key set permissions = case access
  when 'administer' then '{*}'
  when 'edit' then '{figures.read,position.read,attestations.answer,conversations.read,conversations.correct,people.read,people.link,personal.unmask,imports.read,imports.run,quality.read,system.read}'::text[]
  else '{figures.read,position.read,conversations.read,people.read,imports.read,quality.read,system.read}'::text[] end;
alter table account_key alter column permissions set not null, drop column access;

-- The units of the organisation as a tree; messages name them. Rules hold for all below unless a unit says otherwise, and
-- where a rule is locked no unit below can.
create table unit (
  name text primary key,
  parent text references unit on update cascade,
  kind text not null check (kind in ('brand', 'market', 'team', 'other')),
  mask boolean,
  mask_locked boolean not null default false,
  version integer not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check (parent <> name)
);
create index on unit (parent);
comment on table unit is 'reference';
