-- why: a file of rosters is held against what files said of each company before, so that reading it twice says nothing twice

create table needs_roster (
  book uuid not null, key text not null, study uuid not null, party uuid not null,
  "on" date not null, source text not null, groups jsonb not null, homes jsonb not null, children jsonb, absence_days double precision, turnover double precision,
  primary key (book, key)
);
comment on table needs_roster is 'The last roster that a file told of each company of a study: totals, never of a person. Key = study|party.';
select nido_row_table('needs_roster');
