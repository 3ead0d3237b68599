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

-- When a public post that came by itself was first here. What was said before its source was known is no news.
create view hearing_fact as
select
  m.interaction_id as message_id, m.conversation_id, m.source, m.channel,
  coalesce(
    m.unit,
    (select c.unit from conversation c where c.home = m.home and c.conversation_id = m.conversation_id)
  ) as unit,
  m.at,
  greatest(m.at, least(
    d.received_at,
    (select min(r.received_at) from delivery_revision r where r.home = d.home and r.delivery_id = d.delivery_id)
  )) as heard_at,
  d.received_at,
  s.selection is not null as selected
from delivery d
join source s on s.name = d.source and s.declaration ->> 'visibility' = 'public'
-- The two lie at different homes.
join interaction m on m.interaction_id = d.delivery_id
where d.import_id is null and m.direction = 'in' and m.at >= s.declared_at;

-- What was ordered, as its source tells.
create view order_fact as
select
  home, delivery_id as message_id, record -> 'order' as said,
  (record #>> '{order,amount}')::numeric as amount, record #>> '{order,currency}' as currency,
  record #>> '{order,status}' as status
from delivery
where record ? 'order';
