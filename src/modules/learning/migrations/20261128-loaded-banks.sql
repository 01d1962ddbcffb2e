-- why: the institution puts its own programme and activity bank in force from a file, signed and dated; what the release brings stays the default

create table learning_programme (
  book uuid not null, key text not null,
  programme jsonb not null, from_day date not null, file text not null, name text not null, signed_by uuid not null, signed_at text not null,
  primary key (book, key)
);
comment on table learning_programme is 'Programmes that the national unit put in force: contents and what each asks by ages. Key = version.';
create table learning_bank (
  book uuid not null, key text not null,
  bank jsonb not null, from_day date not null, file text not null, name text not null, signed_by uuid not null, signed_at text not null,
  primary key (book, key)
);
comment on table learning_bank is 'Activity banks that the national unit put in force. Key = version.';
select nido_row_table(t, true) from unnest(array['learning_programme', 'learning_bank']) t;
