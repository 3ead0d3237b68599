-- order: 10
create view source_fact as
select
  name as source,
  declaration ->> 'selection' as selection,
  coalesce((declaration ->> 'brandAccounts')::boolean, false) as brand_accounts,
  declaration ->> 'answers' = 'included' as answers_included
from source;
