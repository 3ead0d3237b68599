-- What somebody wrote to a customer, until it went out; then it stands in the log, and its text goes from here.
create table reply (
  -- that of the conversation
  home smallint not null,
  reply_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  -- the message that it answers
  answers_id uuid,
  -- what its writer called it: sent once more under the same name it counts once
  key text not null,
  text text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'unclear', 'cancelled')),
  -- the way that it goes
  door text not null,
  way text not null,
  tries integer not null default 0,
  due_at timestamptz not null,
  -- who sends it, and until when they are believed to be at it
  lease uuid,
  leased_until timestamptz,
  message text,
  advice text,
  -- the id in its source, where it is known, also before it went out
  external_id text,
  -- where it stands in the log
  message_id uuid,
  sent_at timestamptz,
  by_id text not null,
  by_name text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (home, reply_id),
  unique (home, conversation_id, key)
);
comment on table reply is 'distributed by home';
create index reply_due on reply (due_at) where state = 'waiting';
create index reply_sending on reply (leased_until) where state = 'sending';
create index reply_by_customer on reply (customer_id);
create index reply_with_text on reply (changed_at) where text <> '';
