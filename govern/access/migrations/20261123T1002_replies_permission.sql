-- Whoever answers customers may answer them from here.
update account_role set permissions = permissions || '{replies.send}'::text[]
where role in ('function_lead', 'agent', 'community_manager') and shipped and not 'replies.send' = any(permissions);
