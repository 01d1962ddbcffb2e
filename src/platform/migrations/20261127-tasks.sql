-- why: what is due is kept beside the rows that ask it, so that everybody's list is one read

create table task (
  book uuid not null, key text not null,
  kind text not null, about uuid not null, room uuid,
  owner text not null check (owner in ('educator', 'nurse', 'director', 'supervisor', 'national')),
  from_at timestamptz not null, by_at timestamptz not null,
  watched boolean not null,
  primary key (book, key)
);
comment on table task is 'What rows of a book ask of somebody, kept in the transaction that writes the row; watched = asked by the clock.';
create index task_by on task (by_at);
select nido_row_table('task');
