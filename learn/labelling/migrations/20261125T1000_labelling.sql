-- What people said of a label of a message, with what the machine had said of it before anybody did. It belongs to one
-- text. `purpose`: `teach` is learnt from; `audit` never is, and measures how well texts are read.
create table label_judgement (
  -- of the message's id
  home smallint not null,
  message_id uuid not null,
  label text not null check (label in ('topic', 'intent', 'function', 'mood', 'urgency', 'expects_answer')),
  text_hash uuid not null,
  purpose text not null check (purpose in ('teach', 'audit')),
  -- asked for on the page, or corrected by somebody in the thread
  asked boolean not null,
  -- that the machine read, before it was judged
  language text,
  machine_value text,
  -- how likely it took its value to be; null where rules and lists said it
  machine_probability real,
  machine_version text not null,
  value text,
  judged_by text not null,
  -- who that is, so that nobody judges the same text twice
  judged_by_id text not null,
  judged_at timestamptz not null,
  -- of the correction that the judgement stands in as
  correction_version integer,
  second_value text,
  second_by text,
  second_by_id text,
  second_at timestamptz,
  -- of two who disagreed, what it is after all
  settled_value text,
  settled_by text,
  settled_at timestamptz,
  primary key (home, message_id, label, text_hash)
);
create index label_judgement_by_time on label_judgement (judged_at desc, message_id);
create index label_judgement_by_text on label_judgement (label, text_hash);
create index label_judgement_disputed on label_judgement (label, second_at desc)
  where second_at is not null and settled_at is null and value is distinct from second_value;
comment on table label_judgement is 'distributed by home';

-- Texts that are worth to be asked for, chosen from the log by a job; who holds one is asked for it.
create table label_candidate (
  -- of the message's id
  home smallint not null,
  message_id uuid not null,
  label text not null check (label in ('topic', 'intent', 'function', 'mood', 'urgency', 'expects_answer')),
  text_hash uuid not null,
  purpose text not null check (purpose in ('teach', 'audit')),
  -- asked for in this order
  place integer not null,
  -- somebody else judges it too, without seeing what the first one said
  wants_second boolean not null,
  -- who judged it first; then it waits for the second
  first_by_id text,
  drawn_at timestamptz not null,
  claimed_by_id text,
  claimed_until timestamptz,
  skipped_by_ids text[] not null default '{}',
  primary key (home, message_id, label)
);
create index label_candidate_by_place on label_candidate (label, place);
comment on table label_candidate is 'distributed by home';

-- When texts were asked to be chosen and when they were, and with what they were read.
create table label_draw (
  label text primary key,
  asked_at timestamptz,
  drawn_at timestamptz,
  machine_version text,
  -- messages that were looked at
  looked_at integer not null default 0
);
comment on table label_draw is 'reference';
