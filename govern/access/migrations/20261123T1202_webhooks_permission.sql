-- Whoever connects systems may also send to them.
update account_role set permissions = permissions || '{webhooks.manage}'::text[]
where role = 'integrator' and shipped and not 'webhooks.manage' = any(permissions);
