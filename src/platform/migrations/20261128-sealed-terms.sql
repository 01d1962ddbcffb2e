-- why: when the legal term of sealed records has ended their content goes, and the chain can still be walked by what is left of them

alter table sealed_page alter column sender drop not null;
alter table sealed_page alter column body drop not null;
alter table sealed_page add column digests bytea;
alter table sealed_page add constraint sealed_page_whole check (
  (body is null) = (digests is not null) and (sender is null) = (digests is not null));
comment on column sealed_page.digests is 'In the place of sender and body once their term has ended: SHA-256 of each, one after the other (64 bytes).';
alter table sealed_book add column swept bigint not null default 0;
comment on column sealed_book.swept is 'Up to which page the content is gone because its term has ended.';
