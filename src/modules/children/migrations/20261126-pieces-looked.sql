-- why: the night's search for likely pairs is cut into short pieces, so that it holds no lock long and goes on where it was cut

create index likely_key_k on likely_key (k);
comment on table likely_key is 'What files have in common, hashed, while pairs are looked for. Outside the books; emptied at the end of each search; the owner alone.';

create unlogged table likely_turn (
  one boolean primary key default true check (one), at timestamptz not null,
  last_home uuid not null, last_child text not null, slice integer, compared integer not null, crowded integer not null
);
comment on table likely_turn is 'How far the search for likely pairs is: the file last read, or the next slice of what files have in common. Outside the books; empty between searches, and after a crash as likely_key is; the owner alone.';
