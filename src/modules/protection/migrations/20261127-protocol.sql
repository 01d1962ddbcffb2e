-- why: who receives confidential reports is named openly, with the public key each made, so that every tablet can seal to them

create table protocol_person (
  book uuid not null, key text not null, place integer not null, from_day date not null, to_day date, phone text, x text, y text,
  primary key (book, key)
);
comment on table protocol_person is 'Persons of the protocol of a representation or the nation, with their public key (P-256). What they receive is not here.';
select nido_row_table('protocol_person');
