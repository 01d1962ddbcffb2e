-- why: a center has a past when it opens in Nido: its months of roll-calls come as sums, told as facts, so that figures reach back and a rebuild agrees

create table attendance_brought (
  book uuid not null, key text not null,
  room uuid not null, month text not null, days jsonb not null, source text not null,
  primary key (book, key)
);
comment on table attendance_brought is 'A room''s month of roll-calls from before Nido, as another register counted it: sums, nobody named. Key = room|month.';
comment on column attendance_brought.days is 'One entry a day: day of the month, how many came, how many did not, how many of those were ill.';
select nido_row_table('attendance_brought');
