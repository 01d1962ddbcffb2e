-- why: a face in place of the animal where the family agreed, and the documents of a child's file

create table child_portrait (
  book uuid not null, key text not null, blob text not null, thumb text not null, consent jsonb not null,
  by uuid not null, at text not null,
  primary key (book, key)
);
comment on table child_portrait is 'The portrait that stands of a child, with the consent it was taken by. Key = child id.';
create table child_document (
  book uuid not null, key text not null, child uuid not null, blob text not null, name text not null, what text not null,
  by uuid not null, at text not null, withdrawn jsonb,
  primary key (book, key)
);
comment on table child_document is 'Documents of a child''s file, withdrawn ones too. Key = the fact that attached it.';
create index child_document_child on child_document (book, child);
create table child_blob (
  book uuid not null, key text not null, child uuid not null, part text not null, name text, shown boolean not null,
  primary key (book, key)
);
comment on table child_blob is 'What each stored file is to a child: whoever asks for a file is answered by this row. Key = SHA-256 of the file.';
select nido_row_table(t) from unnest(array['child_portrait', 'child_document', 'child_blob']) t;
