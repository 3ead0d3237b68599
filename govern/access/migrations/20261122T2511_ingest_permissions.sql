-- Whoever brings data in may also send them in by the API.
update account_role set permissions = permissions || '{ingest.write}'::text[]
where role = 'integrator' and shipped and not 'ingest.write' = any(permissions);
