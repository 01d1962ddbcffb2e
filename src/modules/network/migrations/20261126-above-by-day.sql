-- why: what somebody said is judged by the representation their center had on that day, not by the one it has when it arrives

create function nido_books_above_by_day(wanted uuid) returns table (book uuid, from_day date, to_day date)
language sql stable security definer set search_path = public as $$
  with own as (select representation, from_day from center_membership where center = wanted),
  dated as (
    select representation, from_day from own
    union all
    select m.representation, m.from_day from center c join municipality_membership m on m.cvegeo = c.municipality
    where c.book = wanted and c.key = wanted::text and m.from_day < coalesce((select min(from_day) from own), 'infinity')
  ),
  spans as (select representation, from_day, lead(from_day) over (order by from_day) as to_day from dated)
  select representation, from_day, to_day from spans where representation is not null
$$;
comment on function nido_books_above_by_day is 'Books whose posts also hold in this one, the national one apart, each with its days: from the first until before the last; null = still.';
