-- The language model that is asked, if any. `sealed` is its key.
create table assist_settings (
  only_one boolean primary key default true check (only_one),
  -- below it lies chat/completions
  address text not null,
  model text not null,
  sealed text,
  -- its host stands in our own network and may be asked
  own_network boolean not null,
  -- what it is used for; none: nothing
  uses text[] not null,
  patience_seconds integer not null,
  -- in a calendar month of UTC, what is asked and what is answered together; null: as many as it takes
  month_tokens bigint,
  -- of a million tokens; null: not known
  prompt_price double precision,
  answer_price double precision,
  currency text not null,
  -- it wanted to be left alone until then
  rest_until timestamptz,
  version bigint not null,
  changed_by text not null,
  changed_at timestamptz not null
);
comment on table assist_settings is 'local';

-- Every time that it was asked, by whom and what for, without a word of what was said.
create table assist_use (
  use_id uuid primary key,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  what text not null,
  conversation_id uuid,
  theme_id uuid,
  model text not null,
  -- asked: no answer yet, and its tokens are the most that it may take
  state text not null check (state in ('asked', 'done', 'failed')),
  -- why it failed
  code text,
  prompt_tokens integer not null,
  answer_tokens integer not null,
  -- the other side did not count them
  estimated boolean not null,
  milliseconds integer,
  -- by the prices of that moment
  cost double precision,
  currency text
);
create index on assist_use (at desc, use_id);
comment on table assist_use is 'local';
