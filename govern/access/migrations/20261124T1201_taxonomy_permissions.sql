-- Who reads conversations also sees what they are about; who studies them, or leads the change, may change the topics.
update account_role set permissions = permissions || '{taxonomy.read}'::text[]
where shipped and role <> 'administrator' and not 'taxonomy.read' = any(permissions)
  and permissions && '{conversations.read,position.read}'::text[];
update account_role set permissions = permissions || '{taxonomy.manage}'::text[]
where shipped and role in ('transformation_lead', 'analyst') and not 'taxonomy.manage' = any(permissions);
