-- order: 30
-- What becomes of findings, one row for each thing that is measured: `due` when the 90 days to act on it are over, `acted`
-- at the first action (days since it was found, weighed by messages), `eased` eight weeks after it (volume a customer
-- after it, divided by that before).
create view insight_fact as
select
  i.insight_id, i.function, i.unit, e.kind, e.at,
  coalesce(i.acted_at <= e.at, false) as acted,
  e.amount, greatest(i.messages, 1)::float8 as weight
from insight i
cross join lateral (
  values
    ('due', i.found_at + interval '90 days', null::float8),
    ('acted', i.acted_at, extract(epoch from i.acted_at - i.found_at)::float8 / 86400),
    ('eased', case when i.after_messages is not null then i.acted_at + interval '56 days' end,
      case when i.before_messages > 0 and i.before_customers > 0 and i.after_customers > 0 then
        (i.after_messages::float8 / i.after_customers) / (i.before_messages::float8 / i.before_customers) end)
) e(kind, at, amount)
where e.at is not null;

-- Customers who had raised what was then acted on, and whether an answer that says something went out to them afterwards,
-- in a conversation in which they had raised it.
create view insight_told_fact as
select
  md5(r.insight_id::text || r.customer_id::text)::uuid as told_id,
  min(r.conversation_id::text)::uuid as conversation_id, r.insight_id, r.customer_id, i.function, i.unit,
  i.acted_at as at,
  bool_or(exists (
    select from message_fact m
    where m.conversation_id = r.conversation_id and m.at > i.acted_at and m.direction = 'out' and m.substantive
  )) as told
from insight_raiser r join insight i using (insight_id)
where i.acted_at is not null
group by r.insight_id, r.customer_id, i.function, i.unit, i.acted_at;

create view digest_fact as
select report_id, function, week, sent_at as at, opened_at is not null as opened
from digest_report where sent_at is not null;
