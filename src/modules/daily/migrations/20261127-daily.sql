-- why: what happens in the room between arrival and departure is folded into one row a child and day, and who leaves writes a note

create table daily_day (
  book uuid not null, key text not null,
  child uuid not null, day date not null, room uuid not null, arrived_at text, left_at text,
  entries jsonb not null, naps jsonb not null, flags jsonb not null,
  meals integer not null, meals_eaten integer not null, checks_due integer not null, checks_kept integer not null,
  outdoors_minutes integer not null,
  primary key (book, key)
);
comment on table daily_day is 'A child''s day in the room: all that was said of it, its sleeps, and what figures count. Instants as ISO text in UTC. Key = child|day.';
comment on column daily_day.entries is 'Everything said, also what was said better later: what, when, by whom, in which room.';
comment on column daily_day.checks_due is 'Safe-sleep intervals of its naps, by age; checks_kept of them somebody looked in time.';
create index daily_day_day on daily_day (book, day);
select nido_row_table('daily_day');

create table daily_handover (
  book uuid not null, key text not null,
  room uuid not null, day date not null, by uuid not null, at text not null, text text not null,
  children jsonb not null, read jsonb not null,
  primary key (book, key)
);
comment on table daily_handover is 'A note written at the change of shift, and who has read it. Key = the fact''s id.';
create index daily_handover_day on daily_handover (book, day);
select nido_row_table('daily_handover');
