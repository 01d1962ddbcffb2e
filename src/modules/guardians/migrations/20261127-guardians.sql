-- why: who the adults of a child are, who may take it home, who must not, and what the family agreed to

create table adult (
  book uuid not null, key text not null,
  given text not null, first text not null, second text, phones jsonb not null, language text, of_age boolean not null,
  synthetic boolean not null, children jsonb not null, here boolean not null, set_by jsonb not null, conflicts jsonb not null,
  primary key (book, key)
);
comment on table adult is 'Adults of children, one row for all siblings. Key = adult id. Blank once no naming of them stands.';
create table child_circle (
  book uuid not null, key text not null,
  adults jsonb not null, restrictions jsonb not null, consents jsonb not null, notices jsonb not null,
  primary key (book, key)
);
comment on table child_circle is 'The adults of a child, restrictions, consents per use and privacy notices. Key = child id.';
create table adult_portrait (
  book uuid not null, key text not null, blob text not null, thumb text not null, consent jsonb not null,
  by uuid not null, at text not null,
  primary key (book, key)
);
comment on table adult_portrait is 'The portrait that stands of an adult, with the consent it was taken by. Key = adult id.';
create table adult_blob (
  book uuid not null, key text not null, adult uuid not null, shown boolean not null,
  primary key (book, key)
);
comment on table adult_blob is 'Which adult a stored picture shows: whoever asks for it is answered by this row. Key = SHA-256 of the file.';
create table pickup_code (
  book uuid not null, key text not null, child uuid not null, adult uuid not null, day date not null,
  by uuid not null, at text not null, withdrawn boolean not null,
  primary key (book, key)
);
comment on table pickup_code is 'One-day codes: whom, which child, which day. Key = code id; what it is checked by is in `verifier`.';
create index pickup_code_child on pickup_code (book, child);
select nido_row_table(t) from unnest(array['adult', 'child_circle', 'adult_portrait', 'adult_blob', 'pickup_code']) t;
