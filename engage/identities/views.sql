-- order: 5
-- Who somebody is: a name or an address to show, and whose person the identity is; a shared one is nobody's. All of one
-- person carry the same component, by which they are found.
create view identity_fact as
select
  home, identity_id, kind, space, value, name, sharing, known,
  case when sharing = 'personal' then person_id end as person_id,
  person_id as component_id
from identity;
