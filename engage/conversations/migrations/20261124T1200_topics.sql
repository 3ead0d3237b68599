-- What a message is about, what its writer wants and how much it presses: read by machine, correctable by people. Of a
-- conversation those of the customer's first message that has one.
alter table interaction add column intent text, add column topic text, add column urgency real not null default 0;
alter table conversation add column intent text, add column topic text;

create index conversation_by_topic on conversation (topic, last_at desc, conversation_id desc) where topic is not null;
create index conversation_by_intent on conversation (intent, last_at desc, conversation_id desc)
  where intent is not null;
-- Figures of topics are computed from the index alone, as those of moods.
drop index interaction_by_time;
create index interaction_by_time on interaction (at desc, interaction_id)
  include (home, conversation_id, source, unit, direction, author_role, sentiment, expects_answer, substantive,
    handling_seconds, topic, intent);

alter table label_correction drop constraint label_correction_label_check;
alter table label_correction add constraint label_correction_label_check check (
  label in ('language', 'mood', 'function', 'topic', 'intent', 'urgency', 'expects_answer', 'substantive'));
