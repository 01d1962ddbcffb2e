-- why: one row a child and day, folded from the taps at the door

create table attendance_day (
  book uuid not null, key text not null,
  child uuid not null, day date not null, state text not null, room uuid, arrived_at text, left_at text, reason text,
  flags jsonb not null, marks jsonb not null,
  primary key (book, key)
);
comment on table attendance_day is 'A child''s day: present, gone or absent. Instants as ISO text in UTC. Key = child|day.';
create index attendance_day_day on attendance_day (book, day);
select nido_row_table('attendance_day');
