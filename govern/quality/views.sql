-- order: 30
-- One check a rule and day: the last look of that day which found anything to look at.
create view quality_check_fact as
select distinct on ((at at time zone 'UTC')::date, rule)
  md5(rule || ' ' || (at at time zone 'UTC')::date)::uuid as check_id, rule, at, state = 'passed' as passed,
  checked, failed
from quality_run where state in ('passed', 'failed')
order by (at at time zone 'UTC')::date, rule, at desc;

-- Every entry of the catalogue on every day on which it was looked at.
create view catalogue_fact as
select md5(kind || ' ' || id || ' ' || day)::uuid as entry_id, kind, id, at, owned from catalogue_day;

create view freshness_fact as
select md5(kind || ' ' || id || ' ' || date_part('epoch', at))::uuid as look_id, kind, id, at, minutes from freshness_look;
