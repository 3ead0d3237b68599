-- Who leads or studies also sees what was found in what customers say; whoever leads a function acts on it.
update account_role set permissions = permissions || '{insight.read}'::text[]
where shipped and not 'insight.read' = any(permissions)
  and role in ('transformation_lead', 'executive', 'function_lead', 'agent', 'community_manager', 'analyst', 'viewer');
update account_role set permissions = permissions || '{insight.manage}'::text[]
where shipped and not 'insight.manage' = any(permissions)
  and role in ('transformation_lead', 'function_lead', 'community_manager', 'analyst');
