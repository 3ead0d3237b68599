-- order: 12
-- The places that are listed, as the figures read them.
create view place_fact as
select place_id, name, channels, at as listed_at from place where not dismissed;
