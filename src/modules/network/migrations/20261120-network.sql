-- why: who oversees what — representations, municipalities, centers, rooms, calendars and norms

create table representation (
  book uuid not null, key text not null,
  code text not null, name text not null, state text not null,
  primary key (book, key)
);
comment on table representation is 'The state-level representations (OOAD). A representation is a set of municipalities, not a state. Key = id.';
create table municipality (
  book uuid not null, key text not null,
  name text not null, state text not null, seat text, latitude double precision, longitude double precision, population integer,
  primary key (book, key)
);
comment on table municipality is 'INEGI municipalities. Key = cvegeo, 2-digit state and 3-digit municipality.';
create table municipality_membership (
  book uuid not null, key text not null,
  cvegeo text not null, representation uuid, from_day date not null, confidence text not null, source text not null,
  primary key (book, key)
);
comment on table municipality_membership is 'From a day on, a municipality belongs to a representation; null = not known. Key = cvegeo|day.';
create index municipality_membership_cvegeo on municipality_membership (cvegeo, from_day desc);
create table center (
  book uuid not null, key text not null,
  code text not null, name text not null, scheme text not null, zone text not null, municipality text not null,
  latitude double precision, longitude double precision, opens text not null, closes text not null, status text not null,
  time_zone text not null, published_places integer, partner text, synthetic boolean not null, conflicts jsonb not null,
  primary key (book, key)
);
comment on table center is 'Centers; each lives in its own book. Key = id = book.';
create index center_municipality on center (municipality);
create table center_membership (
  book uuid not null, key text not null,
  center uuid not null, representation uuid not null, from_day date not null,
  primary key (book, key)
);
comment on table center_membership is 'A center under another representation than its municipality says, from a day on. Key = center|day.';
create index center_membership_center on center_membership (center, from_day desc);
create table room (
  book uuid not null, key text not null,
  name text not null, from_months integer not null, to_months integer not null, places integer not null, "order" integer not null,
  closed_on date,
  primary key (book, key)
);
comment on table room is 'Rooms with their age band in months and their places. Key = id.';
create table calendar_day (
  book uuid not null, key text not null, day date not null, open boolean not null, why text not null,
  primary key (book, key)
);
comment on table calendar_day is 'Days a center opens or closes against the general calendar. Key = day.';
create table norm (
  book uuid not null, key text not null,
  norm text not null, value double precision not null, unit text not null, from_day date not null, source text not null,
  confidence text not null,
  primary key (book, key)
);
comment on table norm is 'Values of norms set by the institute, dated; built-in ones are in the rules. Key = norm|day.';

select nido_row_table(t) from unnest(array['center', 'room', 'calendar_day', 'representation']) t;
select nido_row_table(t, true) from unnest(array['municipality', 'municipality_membership', 'center_membership', 'norm']) t;

create function nido_representation_of(wanted uuid, on_day date) returns uuid language sql stable security definer set search_path = public as $$
  select coalesce(
    (select m.representation from center_membership m where m.center = wanted and m.from_day <= on_day order by m.from_day desc limit 1),
    (select m.representation from center c join municipality_membership m on m.cvegeo = c.municipality and m.from_day <= on_day
      where c.book = wanted and c.key = wanted::text order by m.from_day desc limit 1))
$$;
comment on function nido_representation_of is 'The representation a center belongs to on a day: its own assignment, else its municipality''s.';

create function nido_books_above(wanted uuid) returns setof uuid language sql stable security definer set search_path = public as $$
  select r from nido_representation_of(wanted, current_date) r where r is not null
$$;
comment on function nido_books_above is 'Books whose posts also hold in this one, the national one apart.';

create function nido_books_under(wanted uuid[]) returns setof uuid language sql stable security definer set search_path = public as $$
  select unnest(wanted)
  union
  select c.book from center c where nido_representation_of(c.book, current_date) = any (wanted)
$$;
comment on function nido_books_under is 'The books a post on these books reaches: themselves and, for representations, their centers.';

create function nido_representations() returns setof representation language sql stable security definer set search_path = public as $$
  select * from representation
$$;
comment on function nido_representations is 'Names of all representations: a catalog, readable by whoever is signed in. A declared cross-book read.';

create extension if not exists unaccent;
create function nido_plain(t text) returns text language sql stable parallel safe as $$ select lower(unaccent(t)) $$;
comment on function nido_plain is 'Text as it is searched: without accents or case.';
