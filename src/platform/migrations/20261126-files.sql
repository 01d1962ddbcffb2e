-- why: photos and documents that facts name — where each lies, how far it has come, and whether it is still whole

create table blob (
  book uuid not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null unique check (name ~ '^[0-9a-f]{64}$'),
  bytes bigint not null, received bigint not null default 0, type text,
  state text not null default 'arriving' check (state in ('arriving', 'kept', 'damaged', 'missing', 'going')),
  by_person uuid, by_device uuid, begun_at timestamptz not null, kept_at timestamptz, checked_at timestamptz, durable_at timestamptz,
  named boolean not null default false, let_go_at timestamptz,
  primary key (book, sha256)
);
comment on table blob is 'Photos and documents that facts name by their SHA-256; the bytes lie sealed in the file store under a random name. Outside the books.';
comment on column blob.name is 'Random: neither the hash nor an id leads to the file, and the same file in two books lies twice.';
comment on column blob.named is 'A fact named it once: when no fact does any more, whoever it was about was erased and it goes at once.';
comment on column blob.let_go_at is 'When no row showed it any more (a withdrawn document): it goes thirty days later.';
comment on column blob.durable_at is 'When a backup had a copy of it that was read again.';
create index blob_checked on blob (checked_at nulls first) where state = 'kept';
create index blob_by_device on blob (by_device, begun_at);
create index blob_by_person on blob (by_person, begun_at);
select nido_row_table('blob');
