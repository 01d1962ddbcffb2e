-- why: half a million children are written into the search in one index build; a call for each sound of each name was a third of it

create or replace function nido_child_terms(book uuid, given text, first text, second text, birth date, curp text) returns tsvector
language plpgsql immutable parallel safe cost 5000 as $$
declare
  part text;
  w text;
  s text;
  long integer;
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
      terms := terms || ('w' || w);
      terms := terms || ('s' || s);
      -- as nido_without_one
      long := length(s);
      if long >= 4 then
        s := 'x' || s;
        for i in 2..long + 1 loop
          terms := terms || overlay(s placing '' from i for 1);
        end loop;
      end if;
    end loop;
  end loop;
  return array_to_tsvector(array_remove(terms, ''));
end $$;
