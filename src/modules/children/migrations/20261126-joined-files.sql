-- why: two files that were joined show one portrait; the other is kept for as long as they may be split again

alter table child_portrait add column keeps_from text;
comment on column child_portrait.keeps_from is 'Of two files that were joined: portraits said after this moment are kept though a newer one is seen. Null: not joined.';
alter table child_blob add column held boolean not null default false;
comment on column child_blob.held is 'Not shown, and kept all the same: the portrait of a file that was joined with another.';
