-- Whoever brings data in may also connect what they come from.
update account_role set permissions = permissions || '{sources.manage}'::text[]
where role = 'integrator' and shipped and not 'sources.manage' = any(permissions);
