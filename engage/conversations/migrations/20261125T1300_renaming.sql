-- Topics or intents that are called otherwise, or are no more, until all messages and conversations follow: they are gone
-- through in the order of their key, a batch a transaction. `after_*`: up to where; `met`: whether this round met any.
create table label_renaming (
  renaming_id uuid primary key default gen_random_uuid(),
  asked_at timestamptz not null default clock_timestamp(),
  label text not null check (label in ('topic', 'intent')),
  names_from text[] not null,
  -- in the same order; null: no label any more
  names_to text[] not null,
  after_home smallint,
  after_id uuid,
  met boolean not null default false
);
comment on table label_renaming is 'local: work still to be done by this installation';
