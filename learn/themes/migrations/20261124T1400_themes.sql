-- What several people speak of and no topic covers, or more than before; found anew by each look.
create table theme (
  theme_id uuid primary key,
  -- the length of the window in which it was found
  days smallint not null,
  kind text not null check (kind in ('emerging', 'unnamed')),
  -- its own words
  name text not null,
  phrases text[] not null,
  authors integer not null,
  -- authors that its past lets expect; null: no past to compare with
  expected real,
  -- how likely so many would be if nothing had changed
  chance double precision,
  -- share of its messages that have no topic
  uncovered real not null,
  first_found_at timestamptz not null,
  found_at timestamptz not null,
  dismissed_at timestamptz,
  dismissed_by text,
  place integer not null
);
comment on table theme is 'reference';
create index theme_by_days on theme (days, found_at desc);

create table theme_message (
  -- of the message's id
  home smallint not null,
  theme_id uuid not null references theme on delete cascade,
  message_id uuid not null,
  -- says best what the theme is about, the best first; null: one of many
  typical smallint,
  primary key (home, theme_id, message_id)
);
comment on table theme_message is 'distributed by home';
create index theme_message_by_theme on theme_message (theme_id);
create index theme_message_of on theme_message (message_id);

-- The last look at each window.
create table theme_look (
  days smallint primary key,
  looked_at timestamptz not null,
  -- the window [since, until)
  since timestamptz not null,
  until timestamptz not null,
  messages integer not null,
  -- messages before the window, with which it was compared
  compared integer not null,
  -- which share of all messages was looked at
  share real not null
);
comment on table theme_look is 'reference';
