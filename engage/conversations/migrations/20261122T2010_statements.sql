-- What a customer wants to be read beside a message, or beside what is known of them.
create table customer_statement (
  -- that of the identity
  home smallint not null,
  statement_id uuid not null,
  identity_id uuid not null,
  message_id uuid,
  text text not null,
  request_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  primary key (home, statement_id)
);
comment on table customer_statement is 'distributed by home';
create index customer_statement_by_message on customer_statement (message_id) where message_id is not null;
create index customer_statement_by_identity on customer_statement (identity_id);
