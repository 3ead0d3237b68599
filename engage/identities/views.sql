-- order: 5
-- Who somebody is: a name or an address to show, and whose person the identity is; a shared one is nobody's. All of one
-- person carry the same component, by which they are found.
create view identity_fact as
select
  home, identity_id, kind, space, value, name, sharing, known,
  case when sharing = 'personal' then person_id end as person_id,
  person_id as component_id
from identity;

-- All identities of people of whom one is restricted, and since when: who is one person now is restricted as one.
create view restricted_identity as
select i.home, i.identity_id, r.component_id, r.since
from (
  select p.person_id as component_id, min(f.since) as since
  from restriction_fact f join identity p on p.home = f.home and p.identity_id = f.identity_id
  where p.sharing = 'personal'
  group by p.person_id
) r
join identity i on i.person_id = r.component_id;
