-- A source that was connected beside others counts against coverage from then on; null: from its first conversation.
alter table source add column counts_from timestamptz;
