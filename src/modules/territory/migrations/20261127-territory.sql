-- why: what is known of the land and its people is asked by whoever plans where centers go, each figure with its date and source

create table locality (
  book uuid not null, key text not null,
  municipality text not null, name text not null, kind text not null, latitude double precision not null, longitude double precision not null,
  altitude double precision, people integer not null, women integer, dwellings integer, as_of text not null, source text not null,
  primary key (book, key)
);
comment on table locality is 'Localities as INEGI lists them, with their people. Key = INEGI''s of 9 digits. No personal data.';
create index locality_municipality on locality (book, municipality);
create table municipality_figures (
  book uuid not null, key text not null,
  municipality text not null, people integer not null, women integer, children_0_2 integer not null, children_3_5 integer not null,
  children_6_11 integer, people_15_64 integer, people_60 integer, with_disability integer, working integer, working_women integer,
  unemployed integer, inactive integer, uncovered integer, insured_imss integer, households integer, households_women integer,
  dwellings integer, with_electricity integer, with_water integer, with_internet integer, with_mobile integer,
  as_of text not null, source text not null,
  primary key (book, key)
);
comment on table municipality_figures is 'What a census counts in a municipality, one row a census. Key = municipality|as_of. No personal data.';
create table municipality_posts (
  book uuid not null, key text not null,
  municipality text not null, period text not null, posts integer not null, women integer not null, men integer not null,
  under_30 integer, from_30_to_50 integer, over_50 integer, sectors jsonb, employers jsonb, source text not null,
  primary key (book, key)
);
comment on table municipality_posts is 'Permanent posts insured by IMSS in a municipality and month. Key = municipality|period; EE000 = in no municipality that could be told, 09000 = all of Mexico City. No personal data.';
create table state_insured (
  book uuid not null, key text not null,
  state text not null, period text not null, insured integer not null, source text not null,
  primary key (book, key)
);
comment on table state_insured is 'People insured by IMSS in posts, by state and month. Key = state|period. No personal data.';
create table nursery_supply (
  book uuid not null, key text not null,
  list text not null, code text not null, name text, municipality text not null, latitude double precision, longitude double precision,
  sector text, staff_band text, scheme text, places integer, monthly_fee double precision, placed text, as_of text not null, source text not null,
  primary key (book, key)
);
comment on table nursery_supply is 'Nurseries that exist, as lists have them; one may be in two lists. Key = list:code. No personal data.';
create index nursery_supply_municipality on nursery_supply (book, municipality);
create table supply_published (
  book uuid not null, key text not null,
  period text not null, scope text not null, place text, figure text not null, value double precision not null, source text not null,
  primary key (book, key)
);
comment on table supply_published is 'Figures of supply as somebody printed them; they need not agree. Key = period|scope|place|figure|source.';
create table municipality_boundary (
  book uuid not null, key text not null,
  name text not null, west double precision not null, south double precision not null, east double precision not null,
  north double precision not null, polygons jsonb not null, file text not null, as_of text not null, source text not null,
  primary key (book, key)
);
comment on table municipality_boundary is 'Boundaries of municipalities as one imported file has them. Key = INEGI''s of 5 digits; polygons in degrees as in GeoJSON.';
select nido_row_table(t, true) from unnest(array['locality', 'municipality_figures', 'municipality_posts', 'state_insured',
  'nursery_supply', 'supply_published', 'municipality_boundary']) t;
