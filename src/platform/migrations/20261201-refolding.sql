-- why: rows that an earlier release folded are folded again by themselves when their rule has changed, book by book, wherever it was stopped

create table derived_version (
  tbl text primary key, version text not null, upto uuid
);
comment on table derived_version is 'By which version of its fold the rows of a derived table stand: in books up to `upto` in order of ids, null none, the last id there is all. The row * says whether the database was empty when this table was made. Outside the books.';
insert into derived_version (tbl, version, upto) select '*', case when exists (select from page) then 'before' else 'new' end, null;
