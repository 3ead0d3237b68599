-- Roles that come with the product may do what is new for them; roles that people made stay as they are.
update account_role set permissions = permissions || '{assist.use}'::text[]
where role in ('transformation_lead', 'function_lead', 'agent', 'community_manager', 'analyst')
  and shipped and not 'assist.use' = any(permissions);
