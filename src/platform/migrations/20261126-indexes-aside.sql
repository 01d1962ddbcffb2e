-- why: a nation is loaded in a third of the database's time without the indexes that nobody asks meanwhile, and none may stay away

create table index_aside (
  name text primary key,
  made text not null,
  size bigint not null
);
comment on table index_aside is 'Indexes that a load has put aside, with the statement that makes each again: dropped and noted in one transaction, made and struck out in one. Outside the books.';
comment on column index_aside.size is 'Bytes of the table when it was dropped; nothing but an order for making them again.';
