-- What the figures said of a month when it was over, as they were reported then: written once and never changed.
create table metric_point (
  metric text not null,
  -- '' is the whole organisation
  unit text not null,
  -- its first day
  month date not null,
  -- how many days the window has that ends with the month
  days integer not null,
  since timestamptz not null,
  until timestamptz not null,
  value float8,
  low float8,
  high float8,
  n bigint not null,
  -- some of the cases come from a source that holds only a selection
  selected boolean not null,
  -- of the metric, and of the model that read the texts
  version text not null,
  recorded_at timestamptz not null,
  primary key (metric, unit, month, days)
);
comment on table metric_point is 'reference';
create index metric_point_unit on metric_point (unit, days, month);
