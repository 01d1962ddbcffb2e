-- why: a server that starts counted and watched all centers anew, and a nation's first quarter of an hour was slow

create table book_looked (book uuid primary key, gauged text, watched text);
comment on table book_looked is
  'As what each book was when the clock last counted its gauges and asked its watches: unchanged books are not looked at again, after a restart neither. May be emptied at any time; no personal data.';
select nido_row_table('book_looked');
