-- why: each child's identity, room and alerts, one row a child

create table child (
  book uuid not null, key text not null,
  given text not null, first text not null, second text, sex text not null, birth date not null, curp text,
  gestational_weeks integer, synthetic boolean not null, room uuid, rooms jsonb not null, left_on date, left_to uuid,
  alerts jsonb not null, set_by jsonb not null, conflicts jsonb not null,
  primary key (book, key)
);
comment on table child is 'Children of a center. Key = child id. Identity is a field-wise fold: two heads of one field are a conflict for a person.';
create index child_room on child (book, room) where left_on is null;
select nido_row_table('child');
