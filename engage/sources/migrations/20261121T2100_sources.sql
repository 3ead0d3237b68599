-- Where things come from. What a source declares of itself decides how its messages are threaded and counted.
create table source (
  name text primary key,
  declaration jsonb not null,
  -- what every figure asks for, beside the declaration that says it
  selection text,
  brand_accounts boolean not null,
  answers_included boolean not null,
  declared_at timestamptz not null
);
comment on table source is 'reference';
