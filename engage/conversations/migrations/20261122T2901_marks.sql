-- Who is named in the messages of others: what is owed to a customer would else look through all of them.
create index interaction_by_marks on interaction using gin (marks_in(coalesce(subject, '') || '|' || body));

-- Messages of and to somebody, also those that lie in no conversation.
create index thread_node_of on thread_node ((case direction when 'out' then recipient_id else author_id end));

-- In which channels and units there are words still; few pairs, and each is found by a jump.
create index interaction_by_cell on interaction (channel, unit) where cleared_at is null;
