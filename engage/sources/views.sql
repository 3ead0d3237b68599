-- order: 10
create view source_fact as
select name as source, selection, brand_accounts, answers_included, counts_from from source;
