-- The words of each message, made from the log and made anew from it at any time. Each word begins with the week of its
-- message, so that one index answers for one week and the newest weeks can be asked first.
create table search_entry (
  interaction_id uuid primary key,
  home smallint not null,
  conversation_id uuid not null,
  at timestamptz not null,
  unit text,
  words tsvector not null
);
comment on table search_entry is 'local: an index, made from the log';
-- Words go into the index at once: a list of pending ones would be read through for every week that is asked.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);

-- The weeks in which anything was said, and about how much.
create table search_week (
  week integer primary key,
  entries bigint not null
);
comment on table search_week is 'local: an index, made from the log';
