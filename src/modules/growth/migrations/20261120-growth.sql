-- why: every measuring as judged today, and each child's month as figures count it

create table measurement (
  book uuid not null, key text not null,
  child uuid not null, day date not null, weight_kg double precision, length_cm double precision, position text,
  head_cm double precision, arm_cm double precision, oedema boolean not null, author uuid not null, witness uuid, corrects uuid,
  z jsonb not null, flags jsonb not null, rule text not null, seen jsonb,
  primary key (book, key)
);
comment on table measurement is 'Weight (kg), length or height, head, arm (cm) with WHO z-scores. Key = the fact''s id. seen = what was known when it was said.';
create index measurement_child on measurement (book, child, day);
create table growth_month (
  book uuid not null, key text not null,
  child uuid not null, month text not null, room uuid, measured_on date not null, z jsonb not null,
  primary key (book, key)
);
comment on table growth_month is 'Last valid result of each indicator in a child''s month. Key = child|month.';
select nido_row_table(t) from unnest(array['measurement', 'growth_month']) t;

create table growth_reference (name text primary key, text text not null, imported_at timestamptz not null default now());
comment on table growth_reference is 'WHO''s own daily tables as imported by the institution. Outside the books: reference, not facts.';
