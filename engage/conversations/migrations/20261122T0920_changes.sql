-- What happened to interactions, for whoever follows the log: written in the transaction of the change, a row a batch, and
-- taken out by the follower. A place in a sequence or a time would pass over what commits late.
create table interaction_change (
  change_id uuid primary key default gen_random_uuid(),
  homes smallint[] not null,
  interaction_ids uuid[] not null,
  -- tells only how far the follower is behind
  noted_at timestamptz not null default clock_timestamp()
);
comment on table interaction_change is 'local: work still to be done by this installation';

insert into interaction_change (homes, interaction_ids)
select array_agg(home), array_agg(interaction_id)
from (select home, interaction_id, row_number() over (order by at) / 1000 as batch from interaction) known
group by batch;
