-- Numbers for what in a text may be a mail address, an @account or a telephone number, so that texts that name somebody
-- are found by an index. Of what stands around each @ the nearest letters and digits; of digits that may be one number,
-- however they are grouped, the last seven at the end of each group. 0: too long, to be looked through by itself.
create function marks_in(said text) returns integer[]
language plpgsql immutable parallel safe cost 1000 as $$
declare
  parts text[];
  chain text;
  digits text;
  tail text;
  found integer[];
begin
  if octet_length(said) > 262144 then
    return '{0}';
  end if;
  if strpos(said, '@') > 0 then
    parts := string_to_array(lower(said collate "C"), '@');
    for at in 2 .. cardinality(parts) loop
      found := found || ('x' || substr(md5(
        substring(right(parts[at - 1], 64) from '[a-z0-9]*$') || '@'
        || substring(left(ltrim(parts[at], '_'), 64) from '^[a-z0-9]*')), 1, 8))::bit(32)::integer;
    end loop;
  end if;
  if said ~ '[0-9][0-9 ()./\u00a0-]{5,}[0-9]' then
    for chain in select c[1] from regexp_matches(said, '[0-9][0-9 ()./\u00a0-]{5,}[0-9]', 'g') c loop
      tail := '';
      foreach digits in array regexp_split_to_array(chain, '[^0-9]+') loop
        tail := right(tail || digits, 7);
        if length(tail) = 7 then
          found := found || ('x' || substr(md5(tail), 1, 8))::bit(32)::integer;
        end if;
      end loop;
    end loop;
  end if;
  return found;
end
$$;
