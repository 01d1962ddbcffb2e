-- why: a PIN or a one-day code of somebody outside the staff is checked on a tablet without a network, and goes when that person is forgotten

create table verifier (
  book uuid not null, entity text not null, persons uuid[] not null, body text not null,
  set_by uuid not null, set_at timestamptz not null, until date,
  primary key (book, entity)
);
comment on table verifier is 'What a tablet checks a PIN or a code by (PBKDF2), under the name it has in the feed. A credential: outside the books, never rebuilt, erased with any of its persons.';
comment on column verifier.until is 'Last day it is good for; swept afterwards. Null = until it is taken away.';
create index verifier_persons on verifier using gin (persons);
select nido_row_table('verifier');
