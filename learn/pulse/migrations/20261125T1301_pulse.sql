-- When the steps of a watch were counted last: one by days is counted again once an hour, not each minute. And up to when
-- imports are known not to have changed its past.
alter table pulse_watch add column counted_at timestamptz, add column compared_at timestamptz;
