-- why: files that look like one child's are found, shown to who may see both, and remembered once a person has looked

create table child_distinct (
  book uuid not null, key text not null,
  first uuid not null, second uuid not null, by uuid not null, at text not null, reason text not null,
  primary key (book, key)
);
comment on table child_distinct is 'Two files that are two children''s by the word of a person: not asked again. Key = child|child, lower id first.';
select nido_row_table('child_distinct');

create table likely_pair (
  first_book uuid not null, first uuid not null, second_book uuid not null, second uuid not null,
  outcome text not null check (outcome in ('sure', 'likely')), score real not null, reasons jsonb not null,
  found_at timestamptz not null,
  primary key (first, second, first_book, second_book)
);
comment on table likely_pair is 'Files that may be one child''s, as the rule found them. Outside the books: made anew each night; seen by who reaches both.';
create index likely_pair_first_book on likely_pair (first_book);
create index likely_pair_second_book on likely_pair (second_book);
alter table likely_pair enable row level security;
create policy both_books on likely_pair using (
  (select coalesce(current_setting('nido.every', true), '')) = 'on'
  or (first_book = any ((select string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[])::uuid[])
    and second_book = any ((select string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[])::uuid[])));
grant select on likely_pair to nido_app;
