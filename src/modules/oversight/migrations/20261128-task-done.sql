-- why: what no other fact ends must be able to leave somebody's list: who says it is done, and when, stays

create table task_done (
  book uuid not null, key text not null, kind text not null, about uuid not null, person uuid not null, at text not null, note text not null,
  primary key (book, key)
);
select nido_row_table('task_done');
comment on table task_done is 'A task that somebody said is done, by its name; what is asked again later under the same name shows again.';
