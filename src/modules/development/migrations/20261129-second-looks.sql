-- why: children observed again by another person, drawn by lot, and what that one saw

create table second_look (
  book uuid not null, key text not null,
  child uuid not null, room uuid, observation uuid not null, evaluator uuid not null, instrument text not null, version text not null,
  items jsonb not null, why text not null, seed text not null, asked_by uuid not null, asked_at text not null, by_day date not null,
  second uuid, second_day date, answers jsonb,
  primary key (book, key)
);
comment on table second_look is 'A child to be observed again by another person than the first, and what that one saw: compared, never put in the place of the first. Key = the fact that asked.';
select nido_row_table('second_look');
