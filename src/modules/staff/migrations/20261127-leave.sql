-- why: whoever is away passes what is asked of them to somebody else

create table staff_leave (
  book uuid not null, key text not null,
  person uuid not null, from_day date not null, to_day date not null, cover uuid,
  primary key (book, key)
);
comment on table staff_leave is 'Leaves: who is away from which day to which, and who gets their tasks meanwhile. Key = the fact that noted it.';
create index staff_leave_to on staff_leave (to_day);
select nido_row_table('staff_leave');
