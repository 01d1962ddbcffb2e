-- why: a study names the centers near a company with the places they really have open, and its book does not reach theirs

create function nido_centers_near(lat double precision[], lon double precision[], most double precision)
returns table (book uuid, name text, km double precision, "open" integer, occupied integer)
language plpgsql stable security definer set search_path = public as $$ begin return query
  with places as (
    select f.book, sum(f.whole)::int as "open", sum(f.part)::int as occupied from figure f
    where f.indicator = 'places.occupied' and f.period = 'now' group by f.book having sum(f.whole) > 0
  ), away as (
    select c.book, c.name, s.open, s.occupied,
      min(sqrt((c.latitude - p.y) ^ 2 + ((c.longitude - p.x) * cos(radians(p.y))) ^ 2) * 111.2) as km
    from center c join places s on s.book = c.book cross join unnest(lat, lon) as p(y, x)
    where c.status = 'open' and c.latitude is not null and c.longitude is not null group by c.book, c.name, s.open, s.occupied
  )
  select a.book, a.name, a.km, a.open, a.occupied from away a where a.km <= most order by a.km, a.name;
end $$;
comment on function nido_centers_near is 'Open centers within so many km of any of some points, with places open and occupied as figures have them; counts alone. A declared cross-book read.';
