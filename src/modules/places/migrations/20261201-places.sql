-- why: places are counted once, from planned to open, each step with its day and reason, beside what was published about them

create table place_site (
  book uuid not null, key text not null,
  code text not null, name text not null, municipality text not null, latitude double precision, longitude double precision, note text, source text,
  primary key (book, key)
);
comment on table place_site is 'Sites that precede their centers: which they are and where, in the book of their representation (the national one while nobody knows which). No personal data. Key = site id.';
create table place_account (
  book uuid not null, key text not null,
  lots jsonb not null, entries jsonb not null, licences jsonb not null, undone jsonb not null, unapplied jsonb not null, past jsonb not null,
  sites jsonb not null, center uuid,
  primary key (book, key)
);
comment on table place_account is 'The account of places of a site (in its representation''s book) or of a center (key = book): every step that stands, licences, and what could not be applied. No personal data but ids of who said it.';
create table place_plan (
  book uuid not null, key text not null,
  holder uuid not null, places integer not null, from_months integer, to_months integer, "on" date not null, due jsonb, reason text not null,
  source text,
  primary key (book, key)
);
comment on table place_plan is 'What was last said to be planned of each lot, as lists bring it; the account tells what became of it. No personal data. Key = lot id.';
create table place_target (
  book uuid not null, key text not null,
  scope text not null, place text, period text not null, centers integer, places integer, published_on date, note text, source text not null,
  primary key (book, key)
);
comment on table place_target is 'What was published about how many centers or places, for when, each with its source; they need not agree. Book of the nation, readable by whoever has any scope.';
select nido_row_table(t) from unnest(array['place_site', 'place_account', 'place_plan']) t;
select nido_row_table('place_target', true);
