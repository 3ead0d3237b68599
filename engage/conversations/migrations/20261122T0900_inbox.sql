-- What the list of conversations asks for beside the facts of figures: the language of the customer's last message whose
-- language is known, and the mood of the customer's last message.
alter table conversation add column language text, add column mood text;
update conversation c
set language = said.language, mood = said.mood
from (
  select home, conversation_id,
    (array_agg(language order by at desc, interaction_id desc) filter (where language is not null))[1] as language,
    (array_agg(case when sentiment > 0.2 then 'positive' when sentiment < -0.2 then 'negative' else 'neutral' end
      order by at desc, interaction_id desc))[1] as mood
  from interaction where direction = 'in' group by home, conversation_id
) said
where said.home = c.home and said.conversation_id = c.conversation_id;

-- The list, latest first, and by each value that may be rare: a page of a rare one must not look through all others.
create index conversation_by_last on conversation (last_at desc, conversation_id desc);
create index conversation_by_source on conversation (source, last_at desc, conversation_id desc);
create index conversation_by_channel on conversation (channel, last_at desc, conversation_id desc);
create index conversation_by_unit on conversation (unit, last_at desc, conversation_id desc) where unit is not null;
create index conversation_by_language on conversation (language, last_at desc, conversation_id desc)
  where language is not null;
create index conversation_by_function on conversation (function, last_at desc, conversation_id desc)
  where function is not null;
-- Of those who wait few may be within the promise, or few late; few are answered without having asked.
create index conversation_waiting on conversation (promise_due_at) where waiting_since is not null;
create index conversation_late on conversation (last_at desc, conversation_id desc) where waiting_since is not null;
create index conversation_answered on conversation (last_at desc, conversation_id desc)
  where waiting_since is null and first_reply_at is not null and not (resolved_at is not null and answerable);
-- Counts are read from an index alone only where pages were vacuumed since they were written.
alter table conversation set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

-- What people corrected of what a machine read in a message. A correction belongs to the text that it was made on; the
-- message itself carries the value that stands, the row what the machine says, so that an undo restores it exactly.
create table label_correction (
  home smallint not null,
  interaction_id uuid not null,
  label text not null check (label in ('language', 'mood', 'function', 'expects_answer', 'substantive')),
  text_hash uuid not null,
  version integer not null,
  state text not null check (state in ('standing', 'replaced', 'undone')),
  value text,
  machine_value text,
  machine_score real,
  made_at timestamptz not null,
  made_by text not null,
  reason text,
  undone_at timestamptz,
  undone_by text,
  primary key (home, interaction_id, label, text_hash, version)
);
comment on table label_correction is 'distributed by home';
