-- Chats on web pages: what each looks like, where it stands, and into which source its messages go.
create table chat_widget (
  widget_id uuid primary key,
  -- the source
  name text not null unique,
  settings jsonb not null,
  -- 1, 2, ...: rises with each change
  version integer not null,
  made_by text not null,
  made_at timestamptz not null
);
comment on table chat_widget is 'local';

-- With these a site proves who its visitors are, sealed; of two the older one is good until it ends.
create table chat_widget_secret (
  secret_id uuid primary key,
  widget_id uuid not null references chat_widget,
  sealed text not null,
  made_at timestamptz not null,
  ends_at timestamptz
);
create index on chat_widget_secret (widget_id);
comment on table chat_widget_secret is 'local';

-- Visitors who said something or whom a site named. Of who was erased only the id stays, so that their token is dead.
create table chat_visitor (
  home smallint not null,
  visitor_id uuid not null,
  widget_id uuid not null,
  -- the keyed hash of the id that the site has for them; null: nobody said who they are
  subject_key uuid,
  -- as they stand in the log
  account text,
  name text,
  email text,
  email_verified boolean not null,
  -- who they are in the log, once they said something
  identity_id uuid,
  -- which of their conversations is going on: 1, 2, ...
  thread integer not null,
  last_at timestamptz,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (home, visitor_id)
);
create unique index chat_visitor_by_subject on chat_visitor (home, widget_id, subject_key);
create index chat_visitor_by_identity on chat_visitor (identity_id);
-- a site named them, and they said nothing: they are forgotten soon
create index chat_visitor_silent on chat_visitor (made_at) where last_at is null;
create index chat_visitor_resting on chat_visitor (last_at);
comment on table chat_visitor is 'distributed by home';
