-- order: 6
-- What is known of an identity besides how it is recognised: by which source, and since when.
create view profile_fact as
select home, profile_id, identity_id, source, unit, language, attributes, at, received_at
from person_profile
where state = 'here' and identity_id is not null;
