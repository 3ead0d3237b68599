-- Numbers for whom a delivery may name, as marks_in gives them: reckoned by whoever writes the delivery, because as an
-- expression of an index they took half of the time of writing one. Null: written before, or by somebody who knows of none.
alter table delivery add column marks integer[];
alter table delivery_revision add column marks integer[];

drop index delivery_by_marks;
drop index delivery_revision_by_marks;
create index delivery_by_marks on delivery using gin (marks) where marks <> '{}';
create index delivery_revision_by_marks on delivery_revision using gin (marks) where marks <> '{}';
create index delivery_by_words on delivery using gin (
  (case when octet_length(raw) > 262144 then '{0}'::integer[] else marks_in(words_delivered(record, raw)) end))
  where record is not null and marks is null;
create index delivery_revision_by_words on delivery_revision using gin (
  (case when octet_length(raw) > 262144 then '{0}'::integer[] else marks_in(words_delivered(record, raw)) end))
  where record is not null and marks is null;
