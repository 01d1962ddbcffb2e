-- why: likely pairs are looked for over the whole country at night; the screen says when, and the work needs a place to sort

create unlogged table likely_key (k bigint not null, home uuid not null, child uuid not null);
comment on table likely_key is 'What files have in common, hashed, while pairs are looked for. Outside the books; filled and emptied in one transaction, so empty to all others; the owner alone.';

create table likely_look (
  one boolean primary key default true check (one), at timestamptz not null, compared integer not null, crowded integer not null
);
comment on table likely_look is 'When pairs were last looked for, among how many files, and how many groups of very common names were left out. Outside the books; no personal data; the owner alone.';

alter table likely_pair add column looked_at timestamptz not null default now();
comment on table likely_pair is 'Files that may be one child''s, as the rule found them. Outside the books: looked for anew each night, found_at stays; seen by who reaches both.';
