-- order: 20
create view conversation_fact as
select
  c.conversation_id, c.source, c.channel, c.unit, c.customer_id,
  case when i.sharing = 'personal' then coalesce(c.person_id, i.person_id) else c.person_id end as person_id,
  c.person_id is not null or coalesce(i.known and i.sharing = 'personal', false) as identified,
  c.first_in_at, c.first_reply_at, c.first_substantive_at, c.last_in_at, c.last_out_at,
  c.in_count, c.out_count, c.answerable, c.waiting_since, c.promise_due_at, c.resolved_at,
  c.first_mood, c.last_mood, c.language, c.mood, c.agents, c.agent_functions, c.function, c.topic, c.intent,
  s.selection is not null as selected, s.selection, s.brand_accounts, s.answers_included, s.counts_from
from conversation c
join source_fact s on s.source = c.source
left join identity i on i.home = c.home and i.identity_id = c.customer_id;

-- The conversation is looked at only for a message without a unit of its own: a join would look for every one.
create view message_fact as
select
  m.interaction_id as message_id, m.conversation_id, m.source, m.channel,
  coalesce(
    m.unit,
    (select c.unit from conversation c where c.home = m.home and c.conversation_id = m.conversation_id)
  ) as unit,
  m.direction, m.at, m.author_id, m.author_role, m.author_function,
  m.language, m.sentiment,
  case when m.direction = 'in' then m.expects_answer >= 0.5 end as expects_answer,
  m.function, m.topic, m.intent, case when m.direction = 'in' then m.urgency end as urgency,
  case when m.direction = 'out' then m.substantive >= 0.5 end as substantive,
  m.handling_seconds,
  s.selection is not null as selected, s.brand_accounts, s.answers_included
from interaction m
join source_fact s on s.source = m.source;

-- Conversations are grouped first and then counted: counting distinct ones sorts the lot.
create view agent_day_fact as
select
  agent_id, day, unit, agent_function,
  sum(messages)::int as messages,
  sum(substantive)::int as substantive,
  count(*)::int as conversations,
  sum(handling_seconds)::real as handling_seconds,
  sum(handled_messages)::int as handled_messages,
  brand_accounts, selected
from (
  select
    author_id as agent_id, (at at time zone 'UTC')::date as day, unit, author_function as agent_function,
    conversation_id,
    count(*)::int as messages,
    (count(*) filter (where substantive))::int as substantive,
    sum(handling_seconds::float8) as handling_seconds,
    count(handling_seconds)::int as handled_messages,
    brand_accounts, selected
  from message_fact
  where direction = 'out' and author_id is not null and author_role = 'agent'
  group by author_id, (at at time zone 'UTC')::date, unit, author_function, conversation_id, brand_accounts, selected
) answered
group by agent_id, day, unit, agent_function, brand_accounts, selected;

create view rating_fact as
select
  m.interaction_id as message_id, m.conversation_id, m.source, m.channel,
  coalesce(
    m.unit,
    (select c.unit from conversation c where c.home = m.home and c.conversation_id = m.conversation_id)
  ) as unit,
  m.at,
  m.rating_kind as kind, m.rating_value as value, m.rating_lowest as lowest, m.rating_highest as highest,
  s.selection is not null as selected
from interaction m
join source_fact s on s.source = m.source
where m.rating_kind is not null;

create view thread_fact as
select source, node_id as message_id, direction from thread_node where present;

-- What was said, as it can be read and searched. `unit_inherited`: the message has none of its own.
create view message_text as
select
  m.home, m.interaction_id as message_id, m.conversation_id, m.source, m.channel,
  coalesce(m.unit, c.unit) as unit, m.unit is null as unit_inherited,
  m.direction, m.at, m.language, m.sentiment, m.function, m.author_id, c.customer_id, m.subject, m.body,
  m.topic, m.intent, m.urgency, m.kind, m.author_role, m.cleared_at,
  c.unit as conversation_unit, c.function as conversation_function
from interaction m
left join conversation c on c.home = m.home and c.conversation_id = m.conversation_id;

-- Messages that have words still, with where and whose they are, for those who decide how long words are kept.
create view message_kept as
select
  m.home, m.interaction_id as message_id, m.conversation_id, m.channel, coalesce(m.unit, c.unit) as unit, m.at,
  c.customer_id, m.author_id, m.copied_ids
from interaction m
join conversation c on c.home = m.home and c.conversation_id = m.conversation_id
where m.cleared_at is null;

-- Where each delivered message stands, by the home of its own id; one that waits for its customer stands nowhere.
create view message_place as
select
  n.home, n.node_id as message_id, n.conversation_id, m.channel, coalesce(m.unit, c.unit) as unit,
  n.author_id, n.recipient_id, c.customer_id
from thread_node n
left join conversation c
  -- a conversation's id carries its home
  on c.home = (('x0' || substr(n.conversation_id::text, 16, 3))::bit(16)::int & 1023)
    and c.conversation_id = n.conversation_id
left join interaction m on m.home = c.home and m.interaction_id = n.node_id;

-- Who takes part in what was said, one row for each: customer, author and who got a copy; and when its words went, null
-- while they are there. Of what waits for its customer they are.
create view taking_part as
select
  x.identity_id, c.conversation_id, c.channel, coalesce(m.unit, c.unit) as unit, m.at, m.cleared_at,
  m.direction = 'out' and x.identity_id = m.author_id as answers
from interaction m
join conversation c on c.home = m.home and c.conversation_id = m.conversation_id
cross join lateral unnest(m.copied_ids || array[c.customer_id, m.author_id]) as x(identity_id)
where x.identity_id is not null
union all
select
  x.identity_id, null, null, null, n.at, null, false
from thread_node n
cross join lateral unnest(array[n.author_id, n.recipient_id]) as x(identity_id)
where n.present and n.conversation_id is null and x.identity_id is not null;

-- What people say now of labels of texts, with what the machine says beside; `home` is that of the message's id.
create view label_said as
select home, interaction_id as message_id, label, text_hash, version, value, machine_value, machine_score, made_at, made_by
from label_correction where state = 'standing';
