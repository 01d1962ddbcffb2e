-- why: an auditor sees a place for some hours or days, read-only, and children's names only in records that Nido drew

create table audit_grant (
  book uuid not null, key text not null,
  person uuid not null, from_at text not null, until_at text not null, why text not null, granted_by uuid not null, ended boolean not null,
  primary key (book, key)
);
comment on table audit_grant is 'Accesses of auditors: from an hour to an hour, on a book and those under it. Key = the fact that gave it.';
create index audit_grant_person on audit_grant (person);
create table audit_sample (
  id uuid primary key, book uuid not null, person uuid not null, records text not null, from_day date, to_day date,
  frame integer not null, size integer not null, seed text not null, frame_hash text not null, drawn_hash text not null,
  drawn_at timestamptz not null
);
comment on table audit_sample is 'Samples as drawn, with the seed that draws them again. An auditor''s papers: outside the books, never rebuilt; the fact audit.sample-drawn proves them.';
create index audit_sample_book on audit_sample (book, drawn_at);
create table audit_record (
  sample uuid not null, n integer not null, book uuid not null, key text not null, child uuid,
  opened_at timestamptz, mark text check (mark in ('conforms', 'does-not', 'no-evidence')), note text, marked_at timestamptz,
  primary key (sample, n)
);
comment on table audit_record is 'Drawn records, in the book of their center so that the center sees what was opened; with the auditor''s mark.';
create index audit_record_book on audit_record (book, opened_at);
select nido_row_table(t) from unnest(array['audit_grant', 'audit_sample', 'audit_record']) t;

create function nido_audits_of(wanted uuid[], at text) returns table (person uuid, book uuid, from_at text, until_at text)
language sql stable security definer set search_path = public as $$
  select g.person, g.book, g.from_at, g.until_at from audit_grant g
  where g.person = any (wanted) and g.from_at <= at and at < g.until_at and not g.ended
$$;
comment on function nido_audits_of is 'Accesses of auditors that hold at an instant, in whatever book. A declared cross-book read.';
