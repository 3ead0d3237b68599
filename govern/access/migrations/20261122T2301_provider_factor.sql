-- Whether a provider must say that a second factor was used, and which of its words (acr) say so besides the usual ones.
alter table account_provider
  add column demands_factor boolean not null default false,
  add column factor_words text[] not null default '{}';
