-- What a delivery says, as one text: what is escaped in a record or in bytes ends a word.
create function words_delivered(record jsonb, raw bytea) returns text
language sql immutable parallel safe as $$
  select regexp_replace(
    coalesce(record::text, '') || '|' || coalesce(encode(raw, 'escape'), ''), '\\(u[0-9a-f]{4}|[0-7]{3}|.)', '|', 'g')
$$;

-- Who is named in the deliveries of others. Large mails are looked through by themselves: most of one is what is attached.
create index delivery_by_marks on delivery using gin (
  (case when octet_length(raw) > 262144 then '{0}'::integer[] else marks_in(words_delivered(record, raw)) end))
  where record is not null;
create index delivery_revision_by_marks on delivery_revision using gin (
  (case when octet_length(raw) > 262144 then '{0}'::integer[] else marks_in(words_delivered(record, raw)) end))
  where record is not null;

-- Records that were never understood, or only when they were tried again.
create index delivery_unread on delivery (delivery_id)
  where state in ('quarantined', 'replayed', 'dismissed') and record is null and raw is not null;
