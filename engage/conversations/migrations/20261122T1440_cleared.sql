-- When the words of a message were taken out of the log: its facts stay, and nobody reads it again.
alter table interaction add column cleared_at timestamptz;
