-- Who customers are can be kept for a time as well, once no words of theirs are left.
alter table retention_rule drop constraint retention_rule_field_check;
alter table retention_rule add constraint retention_rule_field_check
  check (field in ('everything', 'words', 'deliveries', 'quarantine', 'identities'));
