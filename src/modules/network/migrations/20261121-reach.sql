-- why: whom a post reaches is asked at every request, so it must cost what it answers, not what the country has

create index municipality_membership_representation on municipality_membership (representation, cvegeo);
create index center_membership_representation on center_membership (representation, center);

create or replace function nido_books_under(wanted uuid[]) returns setof uuid language sql stable security definer set search_path = public as $$
  select unnest(wanted)
  union
  select c.book from municipality_membership m
  join center c on c.municipality = m.cvegeo and c.key = c.book::text
  where m.representation = any (wanted) and m.from_day <= current_date
    and not exists (select from municipality_membership l where l.cvegeo = m.cvegeo and l.from_day > m.from_day and l.from_day <= current_date)
    and not exists (select from center_membership o where o.center = c.book and o.from_day <= current_date)
  union
  select m.center from center_membership m
  where m.representation = any (wanted) and m.from_day <= current_date
    and not exists (select from center_membership l where l.center = m.center and l.from_day > m.from_day and l.from_day <= current_date)
    and exists (select from center c where c.book = m.center)
$$;

create function nido_representations_of(wanted uuid[], on_day date) returns table (center uuid, representation uuid)
language sql stable security definer set search_path = public as $$
  select w.center, coalesce(
    (select m.representation from center_membership m where m.center = w.center and m.from_day <= on_day order by m.from_day desc limit 1),
    (select m.representation from center c join municipality_membership m on m.cvegeo = c.municipality and m.from_day <= on_day
      where c.book = w.center and c.key = w.center::text order by m.from_day desc limit 1))
  from unnest(wanted) as w(center)
$$;
comment on function nido_representations_of is 'The representation of each of several centers on a day, asked at once.';
