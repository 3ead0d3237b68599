-- People are looked for by the beginning of a name, of any of its words, or of an address, a handle or a number: one
-- tree over small pieces in small letters, cut so that no text is too long for it.
create index identity_by_name_start on identity (lower(left(name, 200)) text_pattern_ops) where name is not null;
create index identity_by_last_name on identity (lower(left(substring(name from '\S+$'), 200)) text_pattern_ops)
  where name is not null;
create index identity_by_value_start on identity (lower(left(value, 200)) text_pattern_ops) where kind <> 'anonymous';
