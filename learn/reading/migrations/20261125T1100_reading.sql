-- What left its band in the reading of texts: told once, until it is back for a while.
create table reading_alarm (
  alarm_id uuid primary key,
  -- a label, `language` or `words`
  about text not null,
  kind text not null check (kind in ('mix', 'abstained', 'quality')),
  value real not null,
  -- what its past lets expect
  expected real not null,
  low real not null,
  high real not null,
  -- values that moved most, with their shares before and now
  moved jsonb not null,
  began_at timestamptz not null,
  -- the last look that found it outside
  stood_at timestamptz not null,
  ended_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text
);
comment on table reading_alarm is 'reference';
create unique index reading_alarm_open on reading_alarm (about, kind) where ended_at is null;

-- The last look at what is read.
create table reading_look (
  only_row boolean primary key default true check (only_row),
  looked_at timestamptz not null,
  -- the week [since, until) that was compared with those before it
  since timestamptz not null,
  until timestamptz not null,
  -- messages of that week that were looked at
  messages integer not null,
  -- messages are being read anew by another version: their labels cannot be compared
  rereading boolean not null,
  figures jsonb not null
);
comment on table reading_look is 'reference';
