-- why: two files of one child are joined, and everything said under either name bears on the rows of the one kept

create table person_join (
  book uuid not null,
  by_fact uuid not null,
  person uuid not null,
  into_person uuid not null,
  stands uuid,
  primary key (book, by_fact)
);
comment on table person_join is 'Which fact says that two persons are one. Rebuilt with the rows.';
comment on column person_join.stands is 'The person whose rows hold the facts of "person" now; null = the joining does not stand.';
create index person_join_person on person_join (person);
create index person_join_stands on person_join (stands) where stands is not null;
select nido_row_table('person_join');
