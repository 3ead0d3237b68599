-- Deliveries lie in the order in which they came: to know from where on to look costs next to nothing this way.
create index delivery_received on delivery using brin (received_at) where import_id is null;
