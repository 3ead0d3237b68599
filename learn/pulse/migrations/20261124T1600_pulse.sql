-- What is watched: how many messages a filter means in each step of time, or which share of the others they are.
create table pulse_watch (
  watch_id uuid primary key,
  version integer not null check (version > 0),
  origin text not null check (origin in ('shipped', 'made')),
  -- of one that comes with the product; null for the others
  shipped_as text unique,
  name text not null,
  filter jsonb not null,
  kind text not null check (kind in ('count', 'share')),
  step text not null check (step in ('quarter', 'hour', 'day')),
  sensitivity real not null,
  -- members and roles; nobody named: whoever may see it sees it in the app
  told jsonb not null,
  enabled boolean not null,
  made_by text not null,
  made_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  -- alerts come for what began after this; the past before it was only learnt from
  alerts_from timestamptz not null,
  -- until when it only learns; null while there is nothing to learn from
  learning_until timestamptz,
  -- the detector as it is before `settled_until`; what came later is counted anew each time
  detector text,
  settled_until timestamptz,
  evaluated_until timestamptz,
  learnt_at timestamptz
);
comment on table pulse_watch is 'reference';

-- Each step of a watch, with what was to be expected.
create table pulse_point (
  watch_id uuid not null,
  at timestamptz not null,
  count double precision not null,
  of double precision,
  expected double precision not null,
  low double precision not null,
  high double precision not null,
  severity real not null,
  alert boolean not null,
  primary key (watch_id, at)
);
comment on table pulse_point is 'reference';

-- Something that stood out, from its onset until it was over and reviewed.
create table pulse_incident (
  incident_id uuid primary key,
  watch_id uuid not null,
  -- of the watch, when it was alerted
  name text not null,
  unit text,
  kind text not null,
  step text not null,
  -- invented, for practice
  drill_id uuid,
  onset timestamptz not null,
  detected_at timestamptz not null,
  alerted_at timestamptz not null,
  ended_at timestamptz,
  peak_at timestamptz not null,
  peak double precision not null,
  severity real not null,
  -- messages above what was expected
  excess double precision not null,
  -- the severity when people were last told
  told_severity real not null,
  acknowledged_by text,
  acknowledged_at timestamptz,
  false_alarm_by text,
  false_alarm_at timestamptz,
  -- who does what, as pairs of a part and a member
  parts jsonb not null default '[]',
  learnt text not null default '',
  reviewed_by text,
  reviewed_at timestamptz,
  version integer not null default 1
);
comment on table pulse_incident is 'reference';
create index pulse_incident_by_watch on pulse_incident (watch_id, onset);
create index pulse_incident_by_time on pulse_incident (alerted_at);

-- The timeline of an incident: what happened by itself, and what people wrote.
create table pulse_entry (
  entry_id uuid primary key,
  incident_id uuid not null,
  at timestamptz not null,
  -- null: by itself
  by_name text,
  kind text not null,
  text text not null,
  -- a conversation that belongs to it
  conversation_id uuid
);
comment on table pulse_entry is 'reference';
create index pulse_entry_by_incident on pulse_entry (incident_id, at);

-- What is said in public, from its draft on.
create table pulse_statement (
  statement_id uuid primary key,
  incident_id uuid not null,
  version integer not null,
  state text not null check (state in ('draft', 'approved', 'published')),
  text text not null,
  audience text not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  published_by text,
  published_at timestamptz
);
comment on table pulse_statement is 'reference';
create index pulse_statement_by_incident on pulse_statement (incident_id);

create table pulse_task (
  task_id uuid primary key,
  incident_id uuid not null,
  version integer not null,
  title text not null,
  owner_id text,
  owner_name text,
  due_at timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  done_by text,
  done_at timestamptz
);
comment on table pulse_task is 'reference';
create index pulse_task_by_incident on pulse_task (incident_id);

-- Invented crises: added to the counts of a watch in a copy, never to the log.
create table pulse_drill (
  drill_id uuid primary key,
  watch_id uuid not null,
  name text not null,
  unit text,
  state text not null check (state in ('running', 'found', 'missed', 'stopped')),
  -- how many times the usual count is added, once it has grown
  times real not null,
  -- messages of a usual step when it began
  usual double precision not null,
  began_at timestamptz not null,
  -- when it is given up
  ends_at timestamptz not null,
  alert_at timestamptz,
  acknowledged_at timestamptz,
  incident_id uuid,
  by_name text not null,
  by_id text not null
);
comment on table pulse_drill is 'reference';
create index pulse_drill_running on pulse_drill (watch_id) where state = 'running';
