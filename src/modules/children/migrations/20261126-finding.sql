-- why: a child must be found among half a million by what a person remembers of the name, however it is spelled

create extension if not exists pg_trgm;

create function nido_plain_name(t text) returns text language sql immutable parallel safe as $$
  select pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(t),
    'ÁÀÄÂÃáàäâãÉÈËÊéèëêÍÌÏÎíìïîÓÒÖÔÕóòöôõÚÙÜÛúùüûÑñÇç''’´`', 'aaaaaaaaaaeeeeeeeeiiiiiiiioooooooooouuuuuuuunncc')),
    '[^a-z0-9]+', ' ', 'g'))
$$;
comment on function nido_plain_name is 'A name as it is compared: small letters without accents, ñ as n, ü as u, one blank between words.';

create function nido_name_words(t text) returns text[] language plpgsql immutable parallel safe as $$
declare
  w text;
  words text[] := '{}';
begin
  foreach w in array pg_catalog.string_to_array(public.nido_plain_name(t), ' ') loop
    continue when w in ('', 'de', 'del', 'la', 'las', 'los', 'dela', 'delas', 'delos', 'y', 'e', 'da', 'das', 'do', 'dos', 'di');
    words := words || case w when 'ma' then 'maria' when 'gpe' then 'guadalupe' when 'fco' then 'francisco' when 'fca' then 'francisca'
      when 'jse' then 'jose' when 'sto' then 'santo' when 'hdez' then 'hernandez' when 'hdz' then 'hernandez' when 'gzz' then 'gonzalez'
      when 'mtz' then 'martinez' when 'mtnez' then 'martinez' when 'rdz' then 'rodriguez' when 'rgz' then 'rodriguez'
      when 'glez' then 'gonzalez' when 'fdez' then 'fernandez' when 'sdez' then 'sanchez' else w end;
  end loop;
  return words;
end $$;
comment on function nido_name_words is 'The words of a name that tell people apart: particles left out, «Ma.», «Gpe.», «Hdz.» written whole.';

create function nido_sound(w text) returns text language plpgsql immutable parallel safe as $$
declare
  s text := w;
begin
  s := replace(replace(replace(replace(s, 'ph', 'f'), 'ch', '1'), 'll', 'y'), 'h', '');
  s := replace(replace(replace(replace(s, 'gue', 'Ge'), 'gui', 'Gi'), 'ge', 'je'), 'gi', 'ji');
  s := replace(replace(replace(replace(replace(s, 'qu', 'k'), 'q', 'k'), 'ce', 'se'), 'ci', 'si'), 'c', 'k');
  if s like 'x%' then s := 'j' || substr(s, 2); end if;
  s := replace(replace(translate(s, 'zxvwyG', 'ssbuig'), 'mb', 'nb'), 'mp', 'np');
  return case when s ~ '(.)\1' then regexp_replace(s, '(.)\1+', '\1', 'g') else s end;
end $$;
comment on function nido_sound is 'How a word of a name sounds in Mexico: mute h, b and v, s, z and c, g and j, ll and y, qu and k, x at the beginning and j.';

create function nido_without_one(s text) returns text[] language plpgsql immutable parallel safe as $$
declare
  found text[] := '{}';
begin
  if length(s) < 4 then return found; end if;
  for i in 1..length(s) loop
    found := found || (substr(s, 1, i - 1) || substr(s, i + 1));
  end loop;
  return found;
end $$;
comment on function nido_without_one is 'A sound with each of its letters left out: two sounds that share one differ by a letter more, less, other or swapped.';

create function nido_child_terms(book uuid, given text, first text, second text, birth date, curp text) returns tsvector
language plpgsql immutable parallel safe cost 5000 as $$
declare
  part text;
  w text;
  s text;
  part_words text[];
  terms text[];
begin
  terms := array['b' || book, 'd' || (birth - date '2000-01-01')];
  if curp is not null and curp <> '' then terms := terms || ('c' || lower(curp)); end if;
  foreach part in array array[given, first, coalesce(second, '')] loop
    part_words := public.nido_name_words(part);
    if strpos(part, ' ') > 0 then part_words := part_words || replace(public.nido_plain_name(part), ' ', ''); end if;
    foreach w in array part_words loop
      s := public.nido_sound(w);
      terms := terms || array['w' || w, 's' || s];
      foreach s in array public.nido_without_one(s) loop terms := terms || ('x' || s); end loop;
    end loop;
  end loop;
  return array_to_tsvector(array_remove(terms, ''));
end $$;
comment on function nido_child_terms is
  'What a child is found by: b book, d days of birth since 2000, c CURP, w words, s their sounds, x sounds without one letter.';

create index child_terms on child using gin (nido_child_terms(book, given, first, second, birth, curp)) with (gin_pending_list_limit = 512);

create function nido_children_like(asked text, born date, curp_head text, shown integer, counted integer)
returns table (book uuid, key text, given text, first text, second text, birth date, room uuid, left_on date, total integer)
language plpgsql stable security definer set search_path = public set enable_seqscan = off set work_mem = '32MB' as $fn$
declare
  every boolean := coalesce(current_setting('nido.every', true), '') = 'on';
  mine uuid[] := string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[];
  words text[] := nido_name_words(asked);
  plain text := nido_plain_name(asked);
  last_typed text := regexp_replace(plain, '^.* ', '');
  sounds text[];
  near text[];
  always tsquery;
  stages text[];
  books uuid[] := '{}';
  keys text[] := '{}';
  ranks integer[] := '{}';
  more_books uuid[];
  more_keys text[];
  n integer := least(cardinality(words), 8);
  -- «ma» at the end is the beginning of a name before it is short for María
  typing boolean := asked ~ '[[:alpha:]]$' and n > 0 and last_typed <> words[n] and nido_name_words(last_typed) = array[words[n]];
begin
  if not every and mine is null then return; end if;
  words := words[1:n];
  -- what is only a particle may be the beginning of a word: «la» of «laura»
  if n = 0 and plain <> '' then
    words := array[last_typed];
    n := 1;
  end if;
  if n = 0 and curp_head is null then return; end if;
  if not every and cardinality(mine) <= 300 then
    select string_agg(quote_literal('b' || b), '|')::tsquery into always from unnest(mine) b;
  end if;
  if born is not null then
    always := coalesce(always && quote_literal('d' || (born - date '2000-01-01'))::tsquery, quote_literal('d' || (born - date '2000-01-01'))::tsquery);
  end if;
  if curp_head is not null then
    stages := array[quote_literal('c' || curp_head) || ':*'];
    -- the first ten say initials and birth: one that is wrong after them is found too
    if length(curp_head) > 10 then stages := stages || (quote_literal('c' || left(curp_head, 10)) || ':*'); end if;
  else
    select array_agg(nido_sound(w) order by i) into sounds from unnest(words) with ordinality x(w, i);
    select array_agg('(' || (
        select string_agg(quote_literal(k || t), '|') from unnest(nido_without_one(s) || s) t, unnest(array['s', 'x']) k) || ')' order by i)
      into near from unnest(sounds) with ordinality x(s, i);
    stages := array[
      (select string_agg(quote_literal('w' || case when i = n and typing then last_typed else w end), '&') from unnest(words) with ordinality x(w, i)),
      (select string_agg(case when i = n and typing then '(' || quote_literal('w' || w) || '|' || quote_literal('w' || last_typed) || ':*)'
          else quote_literal('w' || w) || ':*' end, '&') from unnest(words) with ordinality x(w, i))];
    if n = 1 and length(plain) = 4 then stages := stages || (quote_literal('c' || plain) || ':*'); end if;
    stages := stages || array[
      (select string_agg(quote_literal('s' || s) || case when i = n and length(s) > 2 then ':*' else '' end, '&')
        from unnest(sounds) with ordinality x(s, i)),
      array_to_string(near, '&')];
    if n > 2 then
      -- a word that the child has not, or that is quite another
      stages := stages || (
        select string_agg('(' || (
          select string_agg(quote_literal('s' || s), '&') from unnest(sounds) with ordinality y(s, j) where j <> i) || ')', '|')
        from generate_series(1, n) i);
    end if;
  end if;
  for r in 1..cardinality(stages) loop
    execute
      'select array_agg(c.book), array_agg(c.key) from (
         select book, key from child
         where nido_child_terms(book, given, first, second, birth, curp) @@ $1 and ($2 or book = any($3)) and left_to is null
           and not (key = any($4))
         limit $5) c'
      into more_books, more_keys
      using coalesce(always && stages[r]::tsquery, stages[r]::tsquery), every, mine, keys, counted + 1 - cardinality(keys);
    if more_keys is not null then
      books := books || more_books;
      keys := keys || more_keys;
      ranks := ranks || array_fill(r, array[cardinality(more_keys)]);
    end if;
    exit when cardinality(keys) >= shown;
  end loop;
  return query
    select c.book, c.key, c.given, c.first, c.second, c.birth, c.room, c.left_on, cardinality(keys)
    from unnest(books, keys, ranks) x(b, k, rank) join child c on c.book = x.b and c.key = x.k
    cross join lateral (select nido_plain_name(c.given) g, nido_plain_name(concat_ws(' ', c.first, c.second)) s offset 0) p
    order by x.rank, c.left_on is not null, not starts_with(p.g || ' ' || p.s, plain) and not starts_with(p.s || ' ' || p.g, plain),
      round(word_similarity(plain, p.g || ' ' || p.s)::numeric, 2) desc, p.s, p.g, c.key
    limit shown;
end $fn$;
comment on function nido_children_like is
  'Children like what is asked, best first, in the books of the transaction and no other: it tests the same settings as row security, which would not let the index be used. total: how many were found, counted + 1 where there are more. A declared cross-book read.';
revoke all on function nido_children_like from public;
grant execute on function nido_children_like to nido_app;

create table child_search (
  id bigint generated always as identity primary key, at timestamptz not null, person uuid not null, purpose text not null,
  asked_by text[] not null, shown integer not null, more boolean not null
);
comment on table child_search is
  'Each search for a child from outside the center: who, when, what for, by what (name, birth, curp) and how many were shown; never the words typed, which are somebody''s name. Those shown are in read_log. Reachable by the owner only.';
