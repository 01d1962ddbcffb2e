-- why: what somebody saw of a child's development, its rounds by age, and the instruments the institution has put in force

create table observation (
  book uuid not null, key text not null,
  child uuid not null, day date not null, room uuid, instrument text not null, version text not null, answers jsonb not null, asked jsonb,
  said_by text not null, mode text not null, note text, photos jsonb not null, author uuid not null, certificate uuid, moved boolean not null,
  age_group text, strange jsonb not null, flags jsonb not null, seen jsonb,
  primary key (book, key)
);
comment on table observation is 'What one fact said of a child''s development: item -> 1 achieved, 0 not yet, null not observed. seen = the lights shown when it was said; age_group and flags by the birth date as known now. Key = the fact''s id.';
create index observation_child on observation (book, child, day);
create table child_development (
  book uuid not null, key text not null,
  last_day date not null, last_screened date, light text not null, rounds jsonb not null,
  primary key (book, key)
);
comment on table child_development is 'A child''s development as it stands: rounds = all that was seen at one age with one instrument, with a light by domain. Key = the child.';
create table observation_blob (
  book uuid not null, key text not null,
  child uuid not null, shown boolean not null,
  primary key (book, key)
);
comment on table observation_blob is 'Which child a photo of an observation shows. Key = the file''s SHA-256.';
create table loaded_instrument (
  book uuid not null, key text not null,
  id text not null, version text not null, instrument jsonb not null, file text not null, name text not null, signed_by uuid not null, signed_at text not null,
  primary key (book, key)
);
comment on table loaded_instrument is 'Instruments the institution loaded and signed, whole; only in the nation''s book. Key = id|version.';
select nido_row_table(t) from unnest(array['observation', 'child_development', 'observation_blob']) t;
select nido_row_table('loaded_instrument', true);
