-- why: a research cohort without center, from which age curves of items are drawn; outside every figure and list of children

create table cohort_item (
  book uuid not null, key text not null,
  item text not null, domain text not null, mode text, words jsonb not null,
  primary key (book, key)
);
comment on table cohort_item is 'What was asked in the research cohort, in the words of its file; only in the nation''s book. Key = the item.';
create table cohort_child (
  book uuid not null, key text not null,
  child text not null, gestation_days int,
  primary key (book, key)
);
comment on table cohort_child is 'A child of the research cohort: the study''s number and the length of gestation where it is known, nothing else. Not one of ours. Key = the number.';
create table cohort_visit (
  book uuid not null, key text not null,
  child text not null, age_days int not null, answers jsonb not null,
  primary key (book, key)
);
comment on table cohort_visit is 'What was answered about a child of the research cohort at one age: item -> 1 achieved, 0 not yet. Key = child|age in days.';
select nido_row_table(t) from unnest(array['cohort_item', 'cohort_child', 'cohort_visit']) t;
