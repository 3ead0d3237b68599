-- order: 4
-- What stands of each identity, purpose and channel: the newest that was said, of two at one time the withdrawal.
create view consent_fact as
select distinct on (identity_id, purpose_id, channel) identity_id, purpose_id, channel, state, at
from consent_event
order by identity_id, purpose_id, channel, at desc, state desc;
