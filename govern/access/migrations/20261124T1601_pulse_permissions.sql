-- Roles that come with the product may do what is new for them; roles that people made stay as they are.
update account_role set permissions = permissions || '{pulse.read}'::text[]
where role in ('transformation_lead', 'executive', 'function_lead', 'agent', 'community_manager', 'analyst', 'viewer')
  and shipped and not 'pulse.read' = any(permissions);
update account_role set permissions = permissions || '{pulse.manage}'::text[]
where role in ('transformation_lead', 'function_lead', 'community_manager', 'analyst')
  and shipped and not 'pulse.manage' = any(permissions);
update account_role set permissions = permissions || '{pulse.respond}'::text[]
where role in ('transformation_lead', 'function_lead', 'community_manager')
  and shipped and not 'pulse.respond' = any(permissions);
