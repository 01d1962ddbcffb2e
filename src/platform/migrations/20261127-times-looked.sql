-- why: a center whose tablets speak all the time was gauged every quarter of a minute, and all of them together kept a processor busy

alter table book_looked add column gauged_at timestamptz;
