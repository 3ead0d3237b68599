-- How long sessions last: unused, and at most. Null: as long as the product has them last.
alter table account_sign_in_rule
  add column idle_hours integer check (idle_hours between 1 and 168),
  add column longest_hours integer check (longest_hours between 1 and 720);
