-- The words by which a line is found: the ids it is about, and the names of the settings and models it changed, whole and
-- in their parts. Computed from the line and not stored, so nobody hides a line by changing them.
create function audit_words(about text[], content jsonb) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(distinct left(lower(word), 200)), '{}'))
  from (
    select unnest(about) as word
    union all
    select unnest(array[whole] || regexp_split_to_array(whole, '[^[:alnum:]]+'))
    from jsonb_path_query(content, '$.changes[*].subject') said, regexp_split_to_table(said #>> '{}', '\s+') whole
  ) words
  where word <> ''
$$;
create index audit_line_by_words on audit_line using gin (audit_words(about, content));

create index audit_line_by_kind on audit_line (actor_kind, at desc, line_id desc);
-- Nearly every line tells of something that was done; the others are looked for.
create index audit_line_not_done on audit_line (outcome, at desc, line_id desc) where outcome <> 'done';
