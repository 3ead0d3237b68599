-- Who answers customers or studies what they say also judges texts, so that reading learns from them.
update account_role set permissions = permissions || '{labels.judge}'::text[]
where shipped and role in ('function_lead', 'agent', 'community_manager', 'analyst')
  and not 'labels.judge' = any(permissions);
