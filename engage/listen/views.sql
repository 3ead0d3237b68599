-- order: 15
-- What a message said before its standing revision.
create view revision_fact as
select
  home, delivery_id as message_id, source_version as version, content_hash, received_at,
  record ->> 'subject' as subject, coalesce(record ->> 'text', '') as body
from delivery_revision
where record is not null and not coalesce((record ->> 'deleted')::boolean, false);

-- Where the recording of a call can be heard.
create view recording_fact as
select home, delivery_id as message_id, record ->> 'recording' as recording
from delivery
where record ->> 'recording' is not null;
