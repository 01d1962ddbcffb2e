-- why: the national list of today asks for the representation of every center; two thousand single lookups took a third of its time.
create function nido_representations_on(on_day date) returns table (center uuid, representation uuid)
language sql stable security definer set search_path = public as $$
  with own as (
    select distinct on (m.center) m.center, m.representation from center_membership m where m.from_day <= on_day
    order by m.center, m.from_day desc),
  municipality as (
    select distinct on (m.cvegeo) m.cvegeo, m.representation from municipality_membership m where m.from_day <= on_day
    order by m.cvegeo, m.from_day desc)
  select c.book, coalesce(o.representation, m.representation) from center c
  left join own o on o.center = c.book left join municipality m on m.cvegeo = c.municipality
  where c.key = c.book::text
$$;
comment on function nido_representations_on is 'The representation of every center on a day: its own assignment, else its municipality''s; the same as nido_representations_of of all.';
