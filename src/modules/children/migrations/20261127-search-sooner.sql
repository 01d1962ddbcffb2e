-- why: a name that is common in the country cost a state a tenth of a second and more, and beginnings of every word were looked up before slips of the pen

create or replace function nido_children_like(asked text, born date, curp_head text, shown integer, counted integer)
returns table (book uuid, key text, given text, first text, second text, birth date, room uuid, left_on date, total integer)
language plpgsql stable security definer set search_path = public set enable_seqscan = off set work_mem = '32MB' set max_parallel_workers_per_gather = 0 as $fn$
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
  looked integer;
  among tsquery;
  total_unknown boolean := false;
  named tsquery;
  -- so many books are cheap to name in the index; of more, a name is looked up in the country and cut afterwards
  few constant integer := 8;
  -- so many of a name are looked through: where a page of one's own is among them the rest is not needed
  enough constant integer := 6000;
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
  if not every and cardinality(mine) <= few then
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
      (select string_agg(case when i < n then quote_literal('w' || w)
          when typing then '(' || quote_literal('w' || w) || '|' || quote_literal('w' || last_typed) || ':*)'
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
    -- beginnings only, «mar lop»: dear to look up and seldom meant, so last
    if n > 1 then
      stages := stages || (select string_agg(quote_literal('w' || w) || ':*', '&') from unnest(words) w);
    end if;
  end if;
  for r in 1..cardinality(stages) loop
    looked := null;
    among := coalesce(always && stages[r]::tsquery, stages[r]::tsquery);
    if not every and cardinality(mine) > few then
      execute
        'select count(*), (array_agg(c.book) filter (where c.here))[1:$5], (array_agg(c.key) filter (where c.here))[1:$5] from (
           select book, key, book = any($2) and left_to is null and not (key = any($3)) as here from child
           where nido_child_terms(book, given, first, second, birth, curp) @@ $1 limit $4) c'
        into looked, more_books, more_keys
        using among, mine, keys, enough, counted + 1 - cardinality(keys);
      if looked = enough then
        if cardinality(keys) + coalesce(cardinality(more_keys), 0) >= shown then
          -- there are more: how many is not counted
          total_unknown := true;
        else
          looked := null;
          if named is null and cardinality(mine) <= 300 then
            select string_agg(quote_literal('b' || b), '|')::tsquery into named from unnest(mine) b;
          end if;
          among := coalesce(named && among, among);
        end if;
      end if;
    end if;
    if looked is null then
      execute
        'select array_agg(c.book), array_agg(c.key) from (
           select book, key from child
           where nido_child_terms(book, given, first, second, birth, curp) @@ $1 and ($2 or book = any($3)) and left_to is null
             and not (key = any($4))
           limit $5) c'
        into more_books, more_keys
        using among, every, mine, keys, counted + 1 - cardinality(keys);
    end if;
    if more_keys is not null then
      books := books || more_books;
      keys := keys || more_keys;
      ranks := ranks || array_fill(r, array[cardinality(more_keys)]);
    end if;
    exit when cardinality(keys) >= shown;
    -- whole names that are there are not looked for under others
    exit when r >= 3 and n > 2 and cardinality(keys) > 0;
  end loop;
  return query
    select c.book, c.key, c.given, c.first, c.second, c.birth, c.room, c.left_on, case when total_unknown then counted + 1 else cardinality(keys) end
    from unnest(books, keys, ranks) x(b, k, rank) join child c on c.book = x.b and c.key = x.k
    cross join lateral (select nido_plain_name(c.given) g, nido_plain_name(concat_ws(' ', c.first, c.second)) s offset 0) p
    order by x.rank, c.left_on is not null, not starts_with(p.g || ' ' || p.s, plain) and not starts_with(p.s || ' ' || p.g, plain),
      case when x.rank > 2 or cardinality(keys) <= 100 then round(word_similarity(plain, p.g || ' ' || p.s)::numeric, 2) end desc, p.s, p.g, c.key
    limit shown;
end $fn$;
