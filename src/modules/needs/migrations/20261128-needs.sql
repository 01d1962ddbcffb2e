-- why: a company learns how many children its workers have and when they need care, from answers that nobody can trace to a person

create table needs_study (
  book uuid not null, key text not null,
  title text not null, parties jsonb not null, place uuid, how text not null, link text not null, daily integer not null,
  from_day date not null, until_day date not null, opened_by uuid not null, state text not null,
  rosters jsonb not null, tally jsonb, closed_on date, versions jsonb not null, delivered jsonb not null, withdrawn jsonb,
  primary key (book, key)
);
comment on table needs_study is 'Needs studies of companies, parks and poles: rosters in totals, sums of the survey, results in versions. No data of persons but ids of who said it. Key = id.';
create index needs_study_link on needs_study (link);
create index needs_study_until on needs_study (until_day, key);
create table needs_report (
  book uuid not null, key text not null, party uuid not null, study uuid not null,
  title text not null, parties jsonb not null, how text not null, link text not null, from_day date not null, until_day date not null,
  state text not null, version integer, on_day date, result jsonb, assumptions jsonb not null,
  primary key (book, key)
);
comment on table needs_report is 'What one company sees of a study it takes part in: its link, and the delivered result, with groups under ten hidden. No data of persons. Key = study|party.';
create index needs_report_party on needs_report (party, until_day desc);
select nido_row_table(t) from unnest(array['needs_study', 'needs_report']) t;
select nido_party_table('needs_report');

create table needs_answer (
  slot uuid primary key default gen_random_uuid(), book uuid not null, study uuid not null, body jsonb not null
);
comment on table needs_answer is 'Answers of surveys that are still open, without time, order, address, device, code or receipt; summed and deleted when the survey is closed. Outside the books. Key is random.';
create index needs_answer_study on needs_answer (study);
create table needs_receipt (
  study uuid not null, trace bytea not null, book uuid not null,
  primary key (study, trace)
);
comment on table needs_receipt is 'SHA-256 of what a phone calls its own answer, so that it is not counted twice; nothing ties it to an answer. Deleted when the survey is closed. Outside the books.';
create table needs_code (
  trace bytea primary key, book uuid not null, study uuid not null, receipt bytea
);
comment on table needs_code is 'SHA-256 of one-time codes, and the trace of the receipt that used each; nothing ties it to an answer. Outside the books.';
create index needs_code_study on needs_code (study);
create table needs_day (
  study uuid not null, day date not null, book uuid not null, n integer not null,
  primary key (study, day)
);
comment on table needs_day is 'How many answers a shared link took on a day, against its daily limit. Deleted when the survey is closed. Outside the books.';
select nido_row_table(t) from unnest(array['needs_answer', 'needs_receipt', 'needs_code', 'needs_day']) t;
