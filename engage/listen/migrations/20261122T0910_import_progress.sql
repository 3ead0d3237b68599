-- An import may wait, be stopped or fail, and tells how far it has come. `upload_id` is the uploaded file of one that the
-- server runs; `active_at` is when something last came of it.
alter table import_run
  add column bytes_read bigint not null default 0,
  add column size bigint,
  add column upload_id uuid,
  add column asked_by text,
  add column failure jsonb,
  add column active_at timestamptz,
  drop constraint import_run_state_check,
  add constraint import_run_state_check check (state in ('waiting', 'running', 'done', 'failed', 'stopped'));

-- Of a file there is one import that has not come to its end; whoever imports it again goes on with that.
drop index import_run_running;
create unique index import_run_open on import_run (fingerprint) where state <> 'done';
