-- Purposes of consent have a permission of their own: whoever could set them keeps that.
update account_role set permissions = permissions || '{consent.manage}'
where 'system.manage' = any(permissions) and not 'consent.manage' = any(permissions);
update account_key set permissions = permissions || '{consent.manage}'
where 'system.manage' = any(permissions) and not 'consent.manage' = any(permissions);
