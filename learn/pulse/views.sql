-- order: 60
-- Drills that came to an end of their own, in real time: how long it took from the invented beginning until people were
-- told; of one that was not found, how long it ran without.
create view drill_fact as
select
  drill_id, unit, name, state = 'found' as found, began_at, coalesce(alert_at, ends_at) as at,
  (date_part('epoch', coalesce(alert_at, ends_at) - began_at) / 60)::float8 as minutes
from pulse_drill
where state in ('found', 'missed');
