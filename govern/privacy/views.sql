-- order: 1
-- Identities that are restricted now, each by the home that its id carries; one may be there more than once.
create view restriction_fact as
select (('x' || substr(id::text, 16, 3))::bit(12)::integer & 1023)::smallint as home, id as identity_id, since
from restriction, unnest(identity_ids) as id
where lifted_at is null;

-- Identities that were erased, each by the home that its id carries; one may be there more than once.
create view erasure_fact as
select (('x' || substr(id::text, 16, 3))::bit(12)::integer & 1023)::smallint as home, id as identity_id, erased_at
from erasure, unnest(identity_ids) as id;

-- What erased people were recognised by, as keyed hashes; one may be there more than once.
create view erased_key_fact as
select (k ->> 'home')::smallint as home, k ->> 'kind' as kind, (k ->> 'key')::uuid as key, erased_at
from erasure, jsonb_array_elements(keys) as k;
