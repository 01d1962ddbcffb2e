-- why: a center that speaks all the time need not be watched each minute; what it was watched at says when the next turn is due.
alter table book_looked add column watched_at timestamptz;
