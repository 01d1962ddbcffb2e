-- why: what a room plans for a week, what really happened, what its children look for, and what was seen of each of them

create table learning_week (
  book uuid not null, key text not null,
  room uuid not null, week date not null, planned uuid, by uuid, at text, intent text,
  lines jsonb not null, happened jsonb not null, flags jsonb not null,
  activities integer not null, done integer not null,
  primary key (book, key)
);
comment on table learning_week is 'A room''s week: what was planned and what happened of it. Instants as ISO text in UTC. Key = room|Monday.';
comment on column learning_week.planned is 'The fact that planned the week last: who plans it again names it. Null: nobody planned, something was done.';
comment on column learning_week.done is 'Planned activities that were done, as planned or otherwise.';
create index learning_week_week on learning_week (book, week);

create table learning_interest (
  book uuid not null, key text not null,
  room uuid not null, day date not null, by uuid not null, at text not null, topic text not null, text text, children jsonb not null,
  primary key (book, key)
);
comment on table learning_interest is 'Something children of a room look for again and again, as somebody saw it. Key = the fact''s id.';
create index learning_interest_room on learning_interest (book, room, day);

select nido_row_table(t) from unnest(array['learning_week', 'learning_interest']) t;
