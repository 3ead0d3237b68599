-- Several units may invite the same person; each invitation waits until it is taken up, also by who is a member already.
alter table account_invitation drop constraint account_invitation_email_key;
create index on account_invitation (email);
