-- why: the day tells with whom a child left, how late and whether anybody saw it; hours planned and visitors have rows of their own

alter table attendance_day
  add column pick_up jsonb,
  add column late_minutes integer,
  add column imputed boolean not null default false;
comment on column attendance_day.pick_up is 'The departure that stands: adult or name, how recognized, what the rule said; null when nobody could say so.';
comment on column attendance_day.late_minutes is 'Whole minutes after closing; null when not later, or the closing time is not known.';
comment on column attendance_day.imputed is 'Nobody told of the departure: closed at closing time by the house, until a person says when.';

create table attendance_plan (
  book uuid not null, key text not null,
  plans jsonb not null, conflicts jsonb not null,
  primary key (book, key)
);
comment on table attendance_plan is 'The weekdays and hours a child is awaited, by the day each plan begins. Key = child.';
select nido_row_table('attendance_plan');

create table attendance_visit (
  book uuid not null, key text not null,
  day date not null, name text not null, why text not null, whom text, document text not null,
  entered_at text not null, left_at text, closed_at text,
  primary key (book, key)
);
comment on table attendance_visit is 'Somebody who visited a center, with when they came and went. Instants as ISO text in UTC. Key = the visit.';
create index attendance_visit_day on attendance_visit (book, day);
select nido_row_table('attendance_visit');

create table attendance_pick_up (
  book uuid not null, key text not null,
  child uuid not null, day date not null, at text not null, room uuid, adult uuid not null, how text not null, verdict text not null,
  known text not null, alarm boolean not null,
  primary key (book, key)
);
comment on table attendance_pick_up is 'A departure with an adult of the child, judged again by what is known now of that adult. Key = the fact that told it.';
create index attendance_pick_up_alarm on attendance_pick_up (book, day) where alarm;
select nido_row_table('attendance_pick_up');
