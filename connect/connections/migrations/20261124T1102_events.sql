-- When the other side last sent something by itself.
alter table connection add column event_at timestamptz;
