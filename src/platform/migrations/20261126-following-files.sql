-- why: a child that goes to another center takes portrait and documents along; the bytes are copied behind, sealed anew

alter table blob add column from_book uuid;
comment on column blob.from_book is 'While state is following: the book whose copy this one is made from, under this row''s own name.';
alter table blob drop constraint blob_state_check;
alter table blob add constraint blob_state_check check (state in ('arriving', 'following', 'kept', 'damaged', 'missing', 'going'));
create index blob_following on blob (from_book, sha256) where state = 'following';
