-- Whether anybody follows what happens in the log, and what happened until they took it: a row a batch, with the
-- transaction that wrote it, because what was put in and taken out in one is a change.
create table interaction_follower (
  follower text primary key
);
comment on table interaction_follower is 'local';

create table interaction_news (
  news_id uuid primary key default gen_random_uuid(),
  written_by bigint not null default (pg_current_xact_id()::text)::bigint,
  what text not null check (what in ('in', 'out', 'changed', 'cleared')),
  homes smallint[] not null,
  interaction_ids uuid[] not null,
  noted_at timestamptz not null default clock_timestamp()
);
create index on interaction_news (written_by, noted_at);
comment on table interaction_news is 'local: work still to be done by this installation';
