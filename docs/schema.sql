-- Printed from the catalog of a migrated database by src/app/print-docs.ts; do not edit.

create table access_refusal (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  who uuid,
  endpoint text not null,
  scope uuid,
  why text not null,
  PRIMARY KEY (id)
);
comment on table access_refusal is 'Requests refused for lack of permission.';

create table account (
  person uuid not null,
  login text not null,
  password text not null,
  demo boolean default false not null,
  failed integer default 0 not null,
  locked_until timestamp with time zone,
  UNIQUE (login),
  PRIMARY KEY (person)
);
comment on table account is 'Credentials of people: argon2id. Outside the books: never in a feed, a page or a rebuild.';

create table adult (
  book uuid not null,
  key text not null,
  given text not null,
  first text not null,
  second text,
  phones jsonb not null,
  language text,
  of_age boolean not null,
  synthetic boolean not null,
  children jsonb not null,
  here boolean not null,
  set_by jsonb not null,
  conflicts jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table adult is 'Adults of children, one row for all siblings. Key = adult id. Blank once no naming of them stands.';
alter table adult enable row level security;
create policy own_books on adult for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table adult_blob (
  book uuid not null,
  key text not null,
  adult uuid not null,
  shown boolean not null,
  PRIMARY KEY (book, key)
);
comment on table adult_blob is 'Which adult a stored picture shows: whoever asks for it is answered by this row. Key = SHA-256 of the file.';
alter table adult_blob enable row level security;
create policy own_books on adult_blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table adult_portrait (
  book uuid not null,
  key text not null,
  blob text not null,
  thumb text not null,
  consent jsonb not null,
  by uuid not null,
  at text not null,
  PRIMARY KEY (book, key)
);
comment on table adult_portrait is 'The portrait that stands of an adult, with the consent it was taken by. Key = adult id.';
alter table adult_portrait enable row level security;
create policy own_books on adult_portrait for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table agreement (
  book uuid not null,
  key text not null,
  party uuid not null,
  scope text not null,
  party_name text not null,
  title text not null,
  model text,
  signed date,
  starts date,
  ends date,
  source text,
  certainty text not null,
  owner text,
  party_owner text,
  center uuid,
  opened date,
  clauses jsonb not null,
  versions jsonb not null,
  ended jsonb,
  PRIMARY KEY (book, key)
);
comment on table agreement is 'Agreements of the institute with one allied organization each: clauses with who is bound by each, and every version. No data of children. Key = id. Row security by book and by party.';
CREATE INDEX agreement_party ON public.agreement USING btree (party);
alter table agreement enable row level security;
create policy own_books on agreement for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on agreement for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table agreement_baseline (
  book uuid not null,
  key text not null,
  party uuid not null,
  first_month text not null,
  last_month text not null,
  workers integer not null,
  parents integer not null,
  days integer not null,
  parents_absent integer,
  others_absent integer,
  parents_left integer,
  others_left integer,
  method text,
  fact uuid not null,
  PRIMARY KEY (book, key)
);
comment on table agreement_baseline is 'The company''s own months before opening, as totals. Key = party. Row security by book and by party.';
alter table agreement_baseline enable row level security;
create policy own_books on agreement_baseline for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on agreement_baseline for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table agreement_commitment (
  book uuid not null,
  key text not null,
  party uuid not null,
  agreement uuid not null,
  clause text not null,
  bound text not null,
  what text not null,
  evidence text not null,
  owner text,
  party_owner text,
  every text not null,
  due date,
  dates jsonb not null,
  next_due date,
  told jsonb not null,
  dropped jsonb,
  PRIMARY KEY (book, key)
);
comment on table agreement_commitment is 'What one side promised in a clause: owners on both sides, days on which it is due, evidence presented and what was said of it. Key = id. Row security by book and by party.';
CREATE INDEX agreement_commitment_agreement ON public.agreement_commitment USING btree (book, agreement);
CREATE INDEX agreement_commitment_due ON public.agreement_commitment USING btree (next_due) WHERE (next_due IS NOT NULL);
alter table agreement_commitment enable row level security;
create policy own_books on agreement_commitment for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on agreement_commitment for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table agreement_file (
  book uuid not null,
  key text not null,
  party uuid not null,
  commitment uuid not null,
  name text not null,
  PRIMARY KEY (book, key)
);
comment on table agreement_file is 'Of which commitment a file is evidence; shown while something said names it. Key = SHA-256 of the file. Row security by book and by party.';
alter table agreement_file enable row level security;
create policy own_books on agreement_file for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on agreement_file for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table agreement_report (
  book uuid not null,
  key text not null,
  party uuid not null,
  month text not null,
  workers integer not null,
  parents integer not null,
  placed integer not null,
  days integer not null,
  parents_absent integer,
  others_absent integer,
  parents_left integer,
  others_left integer,
  note text,
  said_at text not null,
  fact uuid not null,
  PRIMARY KEY (book, key)
);
comment on table agreement_report is 'What a company reports of one month: totals of its workers, never of one of them. Key = party|month. Row security by book and by party.';
alter table agreement_report enable row level security;
create policy own_books on agreement_report for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on agreement_report for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table alarm (
  id uuid not null,
  kind text not null,
  book uuid not null,
  level text not null,
  since timestamp with time zone,
  raised_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((kind = 'silent-center'::text)),
  CHECK ((level = ANY (ARRAY['attention'::text, 'urgent'::text])))
);
comment on table alarm is 'What the house noticed by itself and a person must look at; ends by itself when it is over. Outside the books.';
comment on column alarm.since is 'When the center was last heard; null for one that was never heard.';
CREATE UNIQUE INDEX alarm_open ON public.alarm USING btree (kind, book) WHERE (ended_at IS NULL);
alter table alarm enable row level security;
create policy own_books on alarm for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table attendance_brought (
  book uuid not null,
  key text not null,
  room uuid not null,
  month text not null,
  days jsonb not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table attendance_brought is 'A room''s month of roll-calls from before Nido, as another register counted it: sums, nobody named. Key = room|month.';
comment on column attendance_brought.days is 'One entry a day: day of the month, how many came, how many did not, how many of those were ill.';
alter table attendance_brought enable row level security;
create policy own_books on attendance_brought for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table attendance_day (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  state text not null,
  room uuid,
  arrived_at text,
  left_at text,
  reason text,
  flags jsonb not null,
  marks jsonb not null,
  pick_up jsonb,
  late_minutes integer,
  imputed boolean default false not null,
  PRIMARY KEY (book, key)
);
comment on table attendance_day is 'A child''s day: present, gone or absent. Instants as ISO text in UTC. Key = child|day.';
comment on column attendance_day.pick_up is 'The departure that stands: adult or name, how recognized, what the rule said; null when nobody could say so.';
comment on column attendance_day.late_minutes is 'Whole minutes after closing; null when not later, or the closing time is not known.';
comment on column attendance_day.imputed is 'Nobody told of the departure: closed at closing time by the house, until a person says when.';
CREATE INDEX attendance_day_day ON public.attendance_day USING btree (book, day);
alter table attendance_day enable row level security;
create policy own_books on attendance_day for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table attendance_pick_up (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  at text not null,
  room uuid,
  adult uuid not null,
  how text not null,
  verdict text not null,
  known text not null,
  alarm boolean not null,
  PRIMARY KEY (book, key)
);
comment on table attendance_pick_up is 'A departure with an adult of the child, judged again by what is known now of that adult. Key = the fact that told it.';
CREATE INDEX attendance_pick_up_alarm ON public.attendance_pick_up USING btree (book, day) WHERE alarm;
alter table attendance_pick_up enable row level security;
create policy own_books on attendance_pick_up for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table attendance_plan (
  book uuid not null,
  key text not null,
  plans jsonb not null,
  conflicts jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table attendance_plan is 'The weekdays and hours a child is awaited, by the day each plan begins. Key = child.';
alter table attendance_plan enable row level security;
create policy own_books on attendance_plan for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table attendance_visit (
  book uuid not null,
  key text not null,
  day date not null,
  name text not null,
  why text not null,
  whom text,
  document text not null,
  entered_at text not null,
  left_at text,
  closed_at text,
  PRIMARY KEY (book, key)
);
comment on table attendance_visit is 'Somebody who visited a center, with when they came and went. Instants as ISO text in UTC. Key = the visit.';
CREATE INDEX attendance_visit_day ON public.attendance_visit USING btree (book, day);
alter table attendance_visit enable row level security;
create policy own_books on attendance_visit for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table audit_grant (
  book uuid not null,
  key text not null,
  person uuid not null,
  from_at text not null,
  until_at text not null,
  why text not null,
  granted_by uuid not null,
  ended boolean not null,
  PRIMARY KEY (book, key)
);
comment on table audit_grant is 'Accesses of auditors: from an hour to an hour, on a book and those under it. Key = the fact that gave it.';
CREATE INDEX audit_grant_person ON public.audit_grant USING btree (person);
alter table audit_grant enable row level security;
create policy own_books on audit_grant for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table audit_record (
  sample uuid not null,
  n integer not null,
  book uuid not null,
  key text not null,
  child uuid,
  opened_at timestamp with time zone,
  mark text,
  note text,
  marked_at timestamp with time zone,
  PRIMARY KEY (sample, n),
  CHECK ((mark = ANY (ARRAY['conforms'::text, 'does-not'::text, 'no-evidence'::text])))
);
comment on table audit_record is 'Drawn records, in the book of their center so that the center sees what was opened; with the auditor''s mark.';
CREATE INDEX audit_record_book ON public.audit_record USING btree (book, opened_at);
alter table audit_record enable row level security;
create policy own_books on audit_record for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table audit_sample (
  id uuid not null,
  book uuid not null,
  person uuid not null,
  records text not null,
  from_day date,
  to_day date,
  frame integer not null,
  size integer not null,
  seed text not null,
  frame_hash text not null,
  drawn_hash text not null,
  drawn_at timestamp with time zone not null,
  PRIMARY KEY (id)
);
comment on table audit_sample is 'Samples as drawn, with the seed that draws them again. An auditor''s papers: outside the books, never rebuilt; the fact audit.sample-drawn proves them.';
CREATE INDEX audit_sample_book ON public.audit_sample USING btree (book, drawn_at);
alter table audit_sample enable row level security;
create policy own_books on audit_sample for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table backup (
  id uuid not null,
  kind text not null,
  base uuid,
  made_at timestamp with time zone not null,
  file text not null,
  bytes bigint not null,
  pages bigint not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['full'::text, 'pages'::text])))
);
comment on table backup is 'Backups that were written and read again; files are named as they were at that moment.';

create table blob (
  book uuid not null,
  sha256 text not null,
  name text not null,
  bytes bigint not null,
  received bigint default 0 not null,
  type text,
  state text default 'arriving'::text not null,
  by_person uuid,
  by_device uuid,
  begun_at timestamp with time zone not null,
  kept_at timestamp with time zone,
  checked_at timestamp with time zone,
  durable_at timestamp with time zone,
  named boolean default false not null,
  let_go_at timestamp with time zone,
  from_book uuid,
  UNIQUE (name),
  PRIMARY KEY (book, sha256),
  CHECK ((name ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((state = ANY (ARRAY['arriving'::text, 'following'::text, 'kept'::text, 'damaged'::text, 'missing'::text, 'going'::text])))
);
comment on table blob is 'Photos and documents that facts name by their SHA-256; the bytes lie sealed in the file store under a random name. Outside the books.';
comment on column blob.name is 'Random: neither the hash nor an id leads to the file, and the same file in two books lies twice.';
comment on column blob.durable_at is 'When a backup had a copy of it that was read again.';
comment on column blob.named is 'A fact named it once: when no fact does any more, whoever it was about was erased and it goes at once.';
comment on column blob.let_go_at is 'When no row showed it any more (a withdrawn document): it goes thirty days later.';
comment on column blob.from_book is 'While state is following: the book whose copy this one is made from, under this row''s own name.';
CREATE INDEX blob_by_device ON public.blob USING btree (by_device, begun_at);
CREATE INDEX blob_by_person ON public.blob USING btree (by_person, begun_at);
CREATE INDEX blob_checked ON public.blob USING btree (checked_at NULLS FIRST) WHERE (state = 'kept'::text);
CREATE INDEX blob_following ON public.blob USING btree (from_book, sha256) WHERE (state = 'following'::text);
alter table blob enable row level security;
create policy own_books on blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table book (
  id uuid not null,
  kind text not null,
  pages bigint default 0 not null,
  head bytea default '\x'::bytea not null,
  epoch uuid default gen_random_uuid() not null,
  feed bigint default 0 not null,
  marks bigint default 0 not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['nation'::text, 'representation'::text, 'center'::text, 'unborn'::text])))
);
comment on table book is 'One row a book: every writer locks it first, so page order is commit order and feeds have no holes.';
comment on column book.epoch is 'Changes on rebuild and restore: a tablet with another one pulls its state anew (never its outbox).';
comment on column book.marks is 'How many facts of the book correct, withdraw or resolve another; zero spares a look.';
alter table book enable row level security;
create policy own_books on book for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (id = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table book_looked (
  book uuid not null,
  gauged text,
  watched text,
  gauged_at timestamp with time zone,
  watched_at timestamp with time zone,
  PRIMARY KEY (book)
);
comment on table book_looked is 'As what each book was when the clock last counted its gauges and asked its watches: unchanged books are not looked at again, after a restart neither. May be emptied at any time; no personal data.';
alter table book_looked enable row level security;
create policy own_books on book_looked for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table calendar_day (
  book uuid not null,
  key text not null,
  day date not null,
  open boolean not null,
  why text not null,
  PRIMARY KEY (book, key)
);
comment on table calendar_day is 'Days a center opens or closes against the general calendar. Key = day.';
alter table calendar_day enable row level security;
create policy own_books on calendar_day for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table center (
  book uuid not null,
  key text not null,
  code text not null,
  name text not null,
  scheme text not null,
  zone text not null,
  municipality text not null,
  latitude double precision,
  longitude double precision,
  opens text not null,
  closes text not null,
  status text not null,
  time_zone text not null,
  published_places integer,
  partner text,
  synthetic boolean not null,
  conflicts jsonb not null,
  closed_on date,
  former jsonb default '[]'::jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table center is 'Centers; each lives in its own book. Key = id = book.';
comment on column center.closed_on is 'Since when it is closed, where that was decided; null = it is not, or its registration alone says so.';
comment on column center.former is 'Names and codes it had before, oldest first: [{name, code, until}].';
CREATE INDEX center_municipality ON public.center USING btree (municipality);
alter table center enable row level security;
create policy own_books on center for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table center_membership (
  book uuid not null,
  key text not null,
  center uuid not null,
  representation uuid not null,
  from_day date not null,
  PRIMARY KEY (book, key)
);
comment on table center_membership is 'A center under another representation than its municipality says, from a day on. Key = center|day.';
CREATE INDEX center_membership_center ON public.center_membership USING btree (center, from_day DESC);
CREATE INDEX center_membership_representation ON public.center_membership USING btree (representation, center);
alter table center_membership enable row level security;
create policy catalog on center_membership for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on center_membership for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child (
  book uuid not null,
  key text not null,
  given text not null,
  first text not null,
  second text,
  sex text not null,
  birth date not null,
  curp text,
  gestational_weeks integer,
  synthetic boolean not null,
  room uuid,
  rooms jsonb not null,
  left_on date,
  left_to uuid,
  alerts jsonb not null,
  set_by jsonb not null,
  conflicts jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table child is 'Children of a center. Key = child id. Identity is a field-wise fold: two heads of one field are a conflict for a person.';
CREATE INDEX child_left_to ON public.child USING btree (book) WHERE (left_to IS NOT NULL);
CREATE INDEX child_room ON public.child USING btree (book, room) WHERE (left_on IS NULL);
CREATE INDEX child_terms ON public.child USING gin (nido_child_terms(book, given, first, second, birth, curp)) WITH (gin_pending_list_limit='512');
alter table child enable row level security;
create policy own_books on child for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_blob (
  book uuid not null,
  key text not null,
  child uuid not null,
  part text not null,
  name text,
  shown boolean not null,
  held boolean default false not null,
  PRIMARY KEY (book, key)
);
comment on table child_blob is 'What each stored file is to a child: whoever asks for a file is answered by this row. Key = SHA-256 of the file.';
comment on column child_blob.held is 'Not shown, and kept all the same: the portrait of a file that was joined with another.';
alter table child_blob enable row level security;
create policy own_books on child_blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_circle (
  book uuid not null,
  key text not null,
  adults jsonb not null,
  restrictions jsonb not null,
  consents jsonb not null,
  notices jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table child_circle is 'The adults of a child, restrictions, consents per use and privacy notices. Key = child id.';
alter table child_circle enable row level security;
create policy own_books on child_circle for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_development (
  book uuid not null,
  key text not null,
  last_day date not null,
  last_screened date,
  light text not null,
  rounds jsonb not null,
  readings jsonb default '[]'::jsonb not null,
  entry double precision,
  level double precision,
  level_age_days integer,
  level_day date,
  girl boolean,
  PRIMARY KEY (book, key)
);
comment on table child_development is 'A child''s development as it stands: rounds = all that was seen at one age with one instrument, with a light by domain. Key = the child.';
comment on column child_development.readings is 'Visits with what the answers say of a level in standard deviations of the age, its variance, who saw it, and red flags; a provisional scale, only to compare a child with itself.';
comment on column child_development.entry is 'Level at the first visit and (level) at the last one, at least three months later; null where there are not both. With sex and age of the last: what centers are compared by, only in sums.';
CREATE INDEX child_development_level ON public.child_development USING btree (book, level_day) WHERE (level IS NOT NULL);
alter table child_development enable row level security;
create policy own_books on child_development for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_distinct (
  book uuid not null,
  key text not null,
  first uuid not null,
  second uuid not null,
  by uuid not null,
  at text not null,
  reason text not null,
  PRIMARY KEY (book, key)
);
comment on table child_distinct is 'Two files that are two children''s by the word of a person: not asked again. Key = child|child, lower id first.';
alter table child_distinct enable row level security;
create policy own_books on child_distinct for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_document (
  book uuid not null,
  key text not null,
  child uuid not null,
  blob text not null,
  name text not null,
  what text not null,
  by uuid not null,
  at text not null,
  withdrawn jsonb,
  PRIMARY KEY (book, key)
);
comment on table child_document is 'Documents of a child''s file, withdrawn ones too. Key = the fact that attached it.';
CREATE INDEX child_document_child ON public.child_document USING btree (book, child);
alter table child_document enable row level security;
create policy own_books on child_document for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_portrait (
  book uuid not null,
  key text not null,
  blob text not null,
  thumb text not null,
  consent jsonb not null,
  by uuid not null,
  at text not null,
  keeps_from text,
  PRIMARY KEY (book, key)
);
comment on table child_portrait is 'The portrait that stands of a child, with the consent it was taken by. Key = child id.';
comment on column child_portrait.keeps_from is 'Of two files that were joined: portraits said after this moment are kept though a newer one is seen. Null: not joined.';
alter table child_portrait enable row level security;
create policy own_books on child_portrait for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table child_search (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  person uuid not null,
  purpose text not null,
  asked_by text[] not null,
  shown integer not null,
  more boolean not null,
  PRIMARY KEY (id)
);
comment on table child_search is 'Each search for a child from outside the center: who, when, what for, by what (name, birth, curp) and how many were shown; never the words typed, which are somebody''s name. Those shown are in read_log. Reachable by the owner only.';

create table cohort_child (
  book uuid not null,
  key text not null,
  child text not null,
  gestation_days integer,
  study text default ''::text not null,
  PRIMARY KEY (book, key)
);
comment on table cohort_child is 'A child of the research cohort: the study''s number and the length of gestation where it is known, nothing else. Not one of ours. Key = the number.';
alter table cohort_child enable row level security;
create policy own_books on cohort_child for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table cohort_item (
  book uuid not null,
  key text not null,
  item text not null,
  domain text not null,
  mode text,
  words jsonb not null,
  study text default ''::text not null,
  PRIMARY KEY (book, key)
);
comment on table cohort_item is 'What was asked in the research cohort, in the words of its file; only in the nation''s book. Key = the item.';
comment on column cohort_item.study is 'Short name of the study, as its file gives it; empty of the one that was loaded without a name. It begins the key, before a colon.';
alter table cohort_item enable row level security;
create policy own_books on cohort_item for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table cohort_visit (
  book uuid not null,
  key text not null,
  child text not null,
  age_days integer not null,
  answers jsonb not null,
  study text default ''::text not null,
  PRIMARY KEY (book, key)
);
comment on table cohort_visit is 'What was answered about a child of the research cohort at one age: item -> 1 achieved, 0 not yet. Key = child|age in days.';
alter table cohort_visit enable row level security;
create policy own_books on cohort_visit for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_contract (
  book uuid not null,
  key text not null,
  project uuid not null,
  "for" text not null,
  number text not null,
  contractor text not null,
  signed_on date not null,
  starts date not null,
  ends date not null,
  ends_now date not null,
  amount double precision not null,
  amount_now double precision not null,
  tender text,
  retention double precision not null,
  tasks jsonb not null,
  links jsonb not null,
  schedule_on date,
  progress jsonb not null,
  physical double precision not null,
  changes jsonb not null,
  payments jsonb not null,
  paid double precision not null,
  held double precision not null,
  signing uuid,
  PRIMARY KEY (book, key)
);
comment on table construction_contract is 'Contracts of a project: works and their supervision apart, with schedule, progress, change orders and payments. Pesos. Key = id.';
CREATE INDEX construction_contract_project ON public.construction_contract USING btree (book, project);
alter table construction_contract enable row level security;
create policy own_books on construction_contract for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_file (
  book uuid not null,
  key text not null,
  project uuid not null,
  paper boolean not null,
  PRIMARY KEY (book, key)
);
comment on table construction_file is 'Of which project a photo or a scanned paper is; shown while something said names it. Key = SHA-256 of the file.';
alter table construction_file enable row level security;
create policy own_books on construction_file for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_forecast (
  book uuid not null,
  key text not null,
  forecast uuid not null,
  made_on date not null,
  scope text not null,
  place text not null,
  runs integer not null,
  seed bigint not null,
  basis jsonb not null,
  centers jsonb not null,
  open_places jsonb not null,
  back jsonb,
  arrivals jsonb,
  PRIMARY KEY (book, key)
);
comment on table construction_forecast is 'Forecasts of centers and places as they were made, each in the book of its scope: the nation and its states in the national one. No data of persons. Key = forecast|scope|place.';
CREATE INDEX construction_forecast_made ON public.construction_forecast USING btree (book, scope, place, made_on);
alter table construction_forecast enable row level security;
create policy own_books on construction_forecast for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_note (
  book uuid not null,
  key text not null,
  project uuid not null,
  contract uuid,
  on_day date not null,
  what text not null,
  text text not null,
  grave boolean not null,
  photos jsonb not null,
  by uuid not null,
  mended jsonb,
  PRIMARY KEY (book, key)
);
comment on table construction_note is 'The log of works: visits, instructions, findings, tests, citizens'' committee. Key = the fact''s id.';
CREATE INDEX construction_note_project ON public.construction_note USING btree (book, project, on_day);
alter table construction_note enable row level security;
create policy own_books on construction_note for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_project (
  book uuid not null,
  key text not null,
  code text not null,
  name text not null,
  municipality text not null,
  scheme text not null,
  address text,
  latitude double precision,
  longitude double precision,
  area double precision,
  places_least integer,
  places_most integer,
  offered_by text,
  demand integer,
  announced double precision,
  note text,
  source text not null,
  certainty text not null,
  stages jsonb not null,
  reached text not null,
  reached_on date,
  stage text,
  since date,
  opens_planned date,
  opens_forecast date,
  due date,
  "out" jsonb,
  visits jsonb not null,
  documents jsonb not null,
  file_percent integer not null,
  tenders jsonb not null,
  budgets jsonb not null,
  approved double precision not null,
  checks jsonb not null,
  committee jsonb,
  center uuid,
  conflicts jsonb not null,
  reversed jsonb default '[]'::jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table construction_project is 'Projects of centers, each in the book of the representation of its site (the national one while nobody knows which). No data of children. Key = the site''s id.';
CREATE INDEX construction_project_name ON public.construction_project USING btree (nido_plain_name(name), key);
alter table construction_project enable row level security;
create policy own_books on construction_project for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table construction_published (
  book uuid not null,
  key text not null,
  project uuid not null,
  at text not null,
  over boolean not null,
  on_day date not null,
  word text not null,
  scheme text,
  places_least integer,
  places_most integer,
  area double precision,
  demand integer,
  announced double precision,
  note text,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table construction_published is 'What sources published of where a site stood, on a day at the latest. Key = project|day|word.';
CREATE INDEX construction_published_project ON public.construction_published USING btree (book, project, on_day);
alter table construction_published enable row level security;
create policy own_books on construction_published for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table conversation_note (
  id uuid not null,
  mentor uuid not null,
  educator uuid not null,
  author uuid not null,
  said_at timestamp with time zone not null,
  sealed bytea not null,
  PRIMARY KEY (id),
  CHECK ((((author = mentor) OR (author = educator)) AND (mentor <> educator)))
);
comment on table conversation_note is 'Notes between a mentor and an educator, sealed (AES-256-GCM) with the key of the data folder. Outside the books: no fact, feed, figure, export or read log. Row security by nido.person: one of the two, and no scope of a post.';
CREATE INDEX conversation_note_educator ON public.conversation_note USING btree (educator);
CREATE INDEX conversation_note_pair ON public.conversation_note USING btree (mentor, educator, said_at);
alter table conversation_note enable row level security;
create policy pair on conversation_note for select using (((mentor = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif")) OR (educator = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif"))));
create policy said on conversation_note for insert using ();
create policy unsaid on conversation_note for delete using ((author = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif")));

create table conversation_vouched (
  person uuid not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (person, by_person)
);
comment on table conversation_vouched is 'When the other of a pair last said that a person with a new password is who they were. Row security by nido.person.';
alter table conversation_vouched enable row level security;
create policy again on conversation_vouched for update using ((by_person = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif")));
create policy pair on conversation_vouched for select using (((person = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif")) OR (by_person = ( SELECT (NULLIF(current_setting('nido.person'::text, true), ''::text))::uuid AS "nullif"))));
create policy said on conversation_vouched for insert using ();

create table daily_day (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  room uuid not null,
  arrived_at text,
  left_at text,
  entries jsonb not null,
  naps jsonb not null,
  flags jsonb not null,
  meals integer not null,
  meals_eaten integer not null,
  checks_due integer not null,
  checks_kept integer not null,
  outdoors_minutes integer not null,
  followed boolean default false not null,
  PRIMARY KEY (book, key)
);
comment on table daily_day is 'A child''s day in the room: all that was said of it, its sleeps, and what figures count. Instants as ISO text in UTC. Key = child|day.';
comment on column daily_day.entries is 'Everything said, also what was said better later: what, when, by whom, in which room.';
comment on column daily_day.checks_due is 'Safe-sleep intervals of its naps, by age; checks_kept of them somebody looked in time.';
comment on column daily_day.followed is 'All of it happened in the center before: shown here, counted and asked there.';
CREATE INDEX daily_day_day ON public.daily_day USING btree (book, day);
alter table daily_day enable row level security;
create policy own_books on daily_day for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table daily_handover (
  book uuid not null,
  key text not null,
  room uuid not null,
  day date not null,
  by uuid not null,
  at text not null,
  text text not null,
  children jsonb not null,
  read jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table daily_handover is 'A note written at the change of shift, and who has read it. Key = the fact''s id.';
CREATE INDEX daily_handover_day ON public.daily_handover USING btree (book, day);
alter table daily_handover enable row level security;
create policy own_books on daily_handover for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table derived_version (
  tbl text not null,
  version text not null,
  upto uuid,
  PRIMARY KEY (tbl)
);
comment on table derived_version is 'By which version of its fold the rows of a derived table stand: in books up to `upto` in order of ids, null none, the last id there is all. The row * says whether the database was empty when this table was made. Outside the books.';

create table device (
  id uuid not null,
  book uuid not null,
  room uuid,
  label text not null,
  public_key bytea not null,
  state text not null,
  order_given text,
  review_above bigint,
  created_at timestamp with time zone default now() not null,
  last_seen timestamp with time zone,
  app_version text,
  pending bigint,
  oldest_pending timestamp with time zone,
  free_bytes bigint,
  durable boolean,
  clock_off_ms double precision,
  max_dseq bigint default 0 not null,
  lost_data boolean default false not null,
  durable_through bigint default 0 not null,
  phrase_asked timestamp with time zone,
  phrase_done timestamp with time zone,
  cloned boolean default false not null,
  photos_waiting integer,
  photos_refused integer,
  PRIMARY KEY (id),
  CHECK ((order_given = ANY (ARRAY['drain'::text, 'wipe'::text]))),
  CHECK ((state = ANY (ARRAY['claimed'::text, 'paired'::text, 'revoked'::text])))
);
comment on table device is 'Paired tablets with their public key (SPKI) and what they last said of themselves.';
comment on column device.review_above is 'Set when revoked as lost: facts numbered above it go to review, whatever time they claim.';
comment on column device.durable_through is 'Highest number before which every fact of the tablet is in a finished backup: it may let go of them.';
comment on column device.phrase_asked is 'When the desk asked for another unlock phrase; the tablet says this moment back once it is changed.';
comment on column device.phrase_done is 'The asking the tablet has answered by changing its phrase.';
comment on column device.cloned is 'Two tablets counted with the same numbers: a copied profile. Stays until the tablet is retired.';
comment on column device.photos_waiting is 'Photos not sent when it last spoke; null when it did not say.';
comment on column device.photos_refused is 'Photos the server would not have, when it last spoke: after an erasure these are gone.';
alter table device enable row level security;
create policy own_books on device for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table device_book (
  device uuid not null,
  book uuid not null,
  until timestamp with time zone not null,
  by_fact uuid not null,
  PRIMARY KEY (device, book)
);
comment on table device_book is 'Books a tablet belonged to before: what it said there and had not handed in is still taken there.';
alter table device_book enable row level security;
create policy own_books on device_book for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table device_seq (
  device uuid not null,
  dseq bigint not null,
  book uuid not null,
  fact uuid not null,
  PRIMARY KEY (device, dseq)
);
comment on table device_seq is 'Which counters of a device have been received: what hello answers "missing" from. Distributed by device.';

create table erased_person (
  book uuid not null,
  person uuid not null,
  by_fact uuid not null,
  PRIMARY KEY (book, person)
);
comment on table erased_person is 'Persons that must be forgotten: a fact about them is blanked on arrival, however late.';
alter table erased_person enable row level security;
create policy own_books on erased_person for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table fact (
  book uuid not null,
  id uuid not null,
  kind text not null,
  about uuid,
  persons uuid[],
  est_at timestamp with time zone not null,
  held boolean default false not null,
  body text,
  seals jsonb not null,
  PRIMARY KEY (book, id)
) partition by RANGE (id);
comment on table fact is 'Immutable facts as canonical JSON text (RFC 8785). Partitioned by id: a UUIDv7 is a time.';
comment on column fact.held is 'In review and not counting until a person says it stands.';
comment on column fact.body is 'null once the persons it concerned are erased; seals then keep only digests, so the chain still verifies.';
comment on column fact.seals is 'Salted commitments, one per person concerned: [{p: person or "", s: salt, d: digest}].';
CREATE INDEX fact_about ON ONLY public.fact USING btree (book, about);
CREATE INDEX fact_persons ON ONLY public.fact USING gin (persons) WHERE (persons IS NOT NULL);
alter table fact enable row level security;
create policy own_books on fact for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table fact_key (
  book uuid not null,
  tbl text not null,
  key text not null,
  fact uuid not null,
  subject text,
  PRIMARY KEY (book, tbl, key, fact)
);
comment on table fact_key is 'Which facts a derived row is folded from, and the lower row it looks at. Rebuilt with the rows.';
CREATE INDEX fact_key_subject ON public.fact_key USING btree (book, subject, tbl) WHERE (subject IS NOT NULL);
alter table fact_key enable row level security;
create policy own_books on fact_key for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table fact_mark (
  book uuid not null,
  target uuid not null,
  by_fact uuid not null,
  mark text not null,
  PRIMARY KEY (book, target, by_fact, mark),
  CHECK ((mark = ANY (ARRAY['corrected'::text, 'withdrawn'::text, 'stands'::text, 'void'::text])))
);
comment on table fact_mark is 'Which fact corrects, withdraws or resolves which. Rebuilt with the rows.';
alter table fact_mark enable row level security;
create policy own_books on fact_mark for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table feed (
  book uuid not null,
  entity text not null,
  seq bigint not null,
  op text not null,
  body text,
  PRIMARY KEY (book, entity),
  CHECK ((op = ANY (ARRAY['put'::text, 'delete'::text, 'evict'::text])))
);
comment on table feed is 'Latest state of what a device of the book may hold, numbered by the book in commit order.';
CREATE UNIQUE INDEX feed_seq ON public.feed USING btree (book, seq);
alter table feed enable row level security;
create policy own_books on feed for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table figure (
  book uuid not null,
  indicator text not null,
  room uuid not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  PRIMARY KEY (book, indicator, period, room)
);
comment on table figure is 'What rows contribute, summed at room and period in the transaction that writes the row.';
alter table figure enable row level security;
create policy own_books on figure for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table figure_above (
  scope uuid not null,
  indicator text not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  PRIMARY KEY (indicator, period, scope)
);
comment on table figure_above is 'Figures by representation and period, folded from differences; membership is the one of the period.';
alter table figure_above enable row level security;
create policy own_scopes on figure_above for select using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (scope = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table figure_delta (
  id bigint generated always as identity not null,
  book uuid not null,
  indicator text not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  PRIMARY KEY (id)
);
comment on table figure_delta is 'Differences not yet folded into representations; emptied every second.';
alter table figure_delta enable row level security;
create policy own_books on figure_delta for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table figure_regroup (
  since date not null
);
comment on table figure_regroup is 'Days from which figures above the center must be grouped anew: a membership changed. Emptied every second; no personal data.';

create table figure_residue (
  book uuid not null,
  indicator text not null,
  room uuid not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  PRIMARY KEY (book, indicator, period, room)
);
comment on table figure_residue is 'Anonymous residue of erased persons: what their rows had contributed to past periods.';
alter table figure_residue enable row level security;
create policy own_books on figure_residue for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table figure_turn (
  one boolean default true not null,
  day date not null,
  PRIMARY KEY (one),
  CHECK (one)
);
comment on table figure_turn is 'The day whose memberships the figures of now are grouped by: one row, no personal data.';

create table growth_month (
  book uuid not null,
  key text not null,
  child uuid not null,
  month text not null,
  room uuid,
  measured_on date not null,
  z jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table growth_month is 'Last valid result of each indicator in a child''s month. Key = child|month.';
alter table growth_month enable row level security;
create policy own_books on growth_month for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table growth_reference (
  name text not null,
  text text not null,
  imported_at timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);
comment on table growth_reference is 'WHO''s own daily tables as imported by the institution. Outside the books: reference, not facts.';

create table import_draft (
  id uuid not null,
  name text not null,
  bytes bigint not null,
  path text,
  asked_by uuid not null,
  at timestamp with time zone not null,
  expires timestamp with time zone not null,
  said jsonb default '{}'::jsonb not null,
  wanted jsonb default '{}'::jsonb not null,
  read jsonb,
  target text,
  judged jsonb,
  taken jsonb,
  live jsonb,
  questions jsonb default '[]'::jsonb not null,
  work uuid,
  doing text,
  sentence text,
  PRIMARY KEY (id)
);
comment on table import_draft is 'Files on their way in. Outside the books and outside rebuild; holds what the files hold until taken or one day old, so the owner alone reads it.';
comment on column import_draft.path is 'Where the bytes lie, outside the web; null once they are deleted. Then only counts are kept of what was in them.';
comment on column import_draft.live is 'The report so far of the work that runs.';
CREATE INDEX import_draft_at ON public.import_draft USING btree (at DESC);

create table import_recipe (
  id uuid not null,
  fingerprint text not null,
  name text not null,
  recipe jsonb not null,
  at timestamp with time zone not null,
  asked_by uuid not null,
  used integer default 0 not null,
  UNIQUE (fingerprint),
  PRIMARY KEY (id)
);
comment on table import_recipe is 'Answers about files of one shape (the words of their columns). Outside the books; words of places and codes, no people. Owner only.';

create table incident (
  book uuid not null,
  key text not null,
  noted uuid not null,
  day date not null,
  at text not null,
  said_at text not null,
  by uuid not null,
  room uuid,
  kind text not null,
  place text,
  children jsonb not null,
  aid jsonb not null,
  witnesses jsonb not null,
  unseen boolean not null,
  head boolean not null,
  grave boolean not null,
  accounts jsonb not null,
  reviewed jsonb,
  closed jsonb,
  families_due integer not null,
  families_in_time integer not null,
  flags jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table incident is 'Incidents of a center, whole. Instants as ISO text in UTC. Key = incident id.';
comment on column incident.children is 'Who was hurt, who did it, who was there; since when the family of each knows, and whether it signed.';
CREATE INDEX incident_day ON public.incident USING btree (book, day);
CREATE INDEX incident_grave ON public.incident USING btree (at) WHERE (grave AND (closed IS NULL));
alter table incident enable row level security;
create policy own_books on incident for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table incident_blob (
  book uuid not null,
  key text not null,
  incident uuid not null,
  child uuid not null,
  shown boolean not null,
  PRIMARY KEY (book, key)
);
comment on table incident_blob is 'Whose signed paper a stored file is. Key = SHA-256 of the file.';
alter table incident_blob enable row level security;
create policy own_books on incident_blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table incident_child (
  book uuid not null,
  key text not null,
  incident uuid not null,
  child uuid not null,
  known boolean not null,
  part text not null,
  day date not null,
  at text not null,
  said_at text not null,
  kind text not null,
  place text,
  head boolean not null,
  injuries jsonb not null,
  aid jsonb not null,
  words text,
  told jsonb not null,
  signed jsonb,
  PRIMARY KEY (book, key)
);
comment on table incident_child is 'An incident as the family of one child may know it: nothing of any other child. Key = incident|child.';
CREATE INDEX incident_child_incident ON public.incident_child USING btree (book, incident);
alter table incident_child enable row level security;
create policy own_books on incident_child for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table incident_question (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  room uuid,
  notes jsonb not null,
  incidents jsonb not null,
  answers jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table incident_question is 'Notes of a child’s day that may tell of an incident, and what was said of them since. Key = child|day.';
alter table incident_question enable row level security;
create policy own_books on incident_question for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table index_aside (
  name text not null,
  made text not null,
  size bigint not null,
  PRIMARY KEY (name)
);
comment on table index_aside is 'Indexes that a load has put aside, with the statement that makes each again: dropped and noted in one transaction, made and struck out in one. Outside the books.';
comment on column index_aside.size is 'Bytes of the table when it was dropped; nothing but an order for making them again.';

create table job_health (
  name text not null,
  every_minutes integer,
  started_at timestamp with time zone,
  ok_at timestamp with time zone,
  ms integer,
  failed_at timestamp with time zone,
  error text,
  PRIMARY KEY (name)
);
comment on table job_health is 'How each job ended last time. Outside the books, outside backups: of this machine and moment.';
comment on column job_health.every_minutes is 'How often it is due; null for a job that runs when it is asked for.';

create table learning_bank (
  book uuid not null,
  key text not null,
  bank jsonb not null,
  from_day date not null,
  file text not null,
  name text not null,
  signed_by uuid not null,
  signed_at text not null,
  PRIMARY KEY (book, key)
);
comment on table learning_bank is 'Activity banks that the national unit put in force. Key = version.';
alter table learning_bank enable row level security;
create policy catalog on learning_bank for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on learning_bank for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_interest (
  book uuid not null,
  key text not null,
  room uuid not null,
  day date not null,
  by uuid not null,
  at text not null,
  topic text not null,
  text text,
  children jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table learning_interest is 'Something children of a room look for again and again, as somebody saw it. Key = the fact''s id.';
CREATE INDEX learning_interest_room ON public.learning_interest USING btree (book, room, day);
alter table learning_interest enable row level security;
create policy own_books on learning_interest for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_observation (
  book uuid not null,
  key text not null,
  room uuid,
  day date not null,
  by uuid not null,
  at text not null,
  children jsonb not null,
  text text not null,
  fields jsonb not null,
  family boolean not null,
  blob text,
  followed boolean default false not null,
  PRIMARY KEY (book, key)
);
comment on table learning_observation is 'Something seen of children of a room, in words. Key = the fact''s id.';
comment on column learning_observation.followed is 'Came with the child from another center: it was written there, and has no room here.';
CREATE INDEX learning_observation_children ON public.learning_observation USING gin (children jsonb_path_ops);
alter table learning_observation enable row level security;
create policy own_books on learning_observation for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_photo (
  book uuid not null,
  key text not null,
  child uuid not null,
  shown boolean not null,
  PRIMARY KEY (book, key)
);
comment on table learning_photo is 'Whose photo of an observation a stored file is; shown while the family agrees to photos in the room. Key = SHA-256.';
alter table learning_photo enable row level security;
create policy own_books on learning_photo for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_programme (
  book uuid not null,
  key text not null,
  programme jsonb not null,
  from_day date not null,
  file text not null,
  name text not null,
  signed_by uuid not null,
  signed_at text not null,
  PRIMARY KEY (book, key)
);
comment on table learning_programme is 'Programmes that the national unit put in force: contents and what each asks by ages. Key = version.';
alter table learning_programme enable row level security;
create policy catalog on learning_programme for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on learning_programme for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_transition (
  book uuid not null,
  key text not null,
  said uuid not null,
  day date not null,
  by uuid not null,
  at text not null,
  parts jsonb not null,
  agreed jsonb,
  followed boolean default false not null,
  PRIMARY KEY (book, key)
);
comment on table learning_transition is 'The report that goes with a child to preschool; the last one written stands. Key = child id.';
comment on column learning_transition.followed is 'Was written in another center and came with the child; what is written here takes its place.';
alter table learning_transition enable row level security;
create policy own_books on learning_transition for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table learning_week (
  book uuid not null,
  key text not null,
  room uuid not null,
  week date not null,
  planned uuid,
  by uuid,
  at text,
  intent text,
  lines jsonb not null,
  happened jsonb not null,
  flags jsonb not null,
  activities integer not null,
  done integer not null,
  PRIMARY KEY (book, key)
);
comment on table learning_week is 'A room''s week: what was planned and what happened of it. Instants as ISO text in UTC. Key = room|Monday.';
comment on column learning_week.planned is 'The fact that planned the week last: who plans it again names it. Null: nobody planned, something was done.';
comment on column learning_week.done is 'Planned activities that were done, as planned or otherwise.';
CREATE INDEX learning_week_week ON public.learning_week USING btree (book, week);
alter table learning_week enable row level security;
create policy own_books on learning_week for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table likely_key (
  k bigint not null,
  home uuid not null,
  child uuid not null
);
comment on table likely_key is 'What files have in common, hashed, while pairs are looked for. Outside the books; emptied at the end of each search; the owner alone.';
CREATE INDEX likely_key_k ON public.likely_key USING btree (k);

create table likely_look (
  one boolean default true not null,
  at timestamp with time zone not null,
  compared integer not null,
  crowded integer not null,
  PRIMARY KEY (one),
  CHECK (one)
);
comment on table likely_look is 'When pairs were last looked for, among how many files, and how many groups of very common names were left out. Outside the books; no personal data; the owner alone.';

create table likely_pair (
  first_book uuid not null,
  first uuid not null,
  second_book uuid not null,
  second uuid not null,
  outcome text not null,
  score real not null,
  reasons jsonb not null,
  found_at timestamp with time zone not null,
  looked_at timestamp with time zone default now() not null,
  PRIMARY KEY (first, second, first_book, second_book),
  CHECK ((outcome = ANY (ARRAY['sure'::text, 'likely'::text])))
);
comment on table likely_pair is 'Files that may be one child''s, as the rule found them. Outside the books: looked for anew each night, found_at stays; seen by who reaches both.';
CREATE INDEX likely_pair_first_book ON public.likely_pair USING btree (first_book);
CREATE INDEX likely_pair_second_book ON public.likely_pair USING btree (second_book);
alter table likely_pair enable row level security;
create policy both_books on likely_pair for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR ((first_book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])) AND (second_book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));

create table likely_turn (
  one boolean default true not null,
  at timestamp with time zone not null,
  last_home uuid not null,
  last_child text not null,
  slice integer,
  compared integer not null,
  crowded integer not null,
  PRIMARY KEY (one),
  CHECK (one)
);
comment on table likely_turn is 'How far the search for likely pairs is: the file last read, or the next slice of what files have in common. Outside the books; empty between searches, and after a crash as likely_key is; the owner alone.';

create table linked_account (
  provider text not null,
  subject text not null,
  person uuid not null,
  linked_at timestamp with time zone not null,
  linked_by uuid not null,
  last_used_at timestamp with time zone,
  UNIQUE (provider, person),
  PRIMARY KEY (provider, subject)
);
comment on table linked_account is 'Which account of the institute or of Llave MX is which person: an opaque subject (for Llave MX an HMAC), no claim. Owner only.';

create table loaded_instrument (
  book uuid not null,
  key text not null,
  id text not null,
  version text not null,
  instrument jsonb not null,
  file text not null,
  name text not null,
  signed_by uuid not null,
  signed_at text not null,
  PRIMARY KEY (book, key)
);
comment on table loaded_instrument is 'Instruments the institution loaded and signed, whole; only in the nation''s book. Key = id|version.';
alter table loaded_instrument enable row level security;
create policy catalog on loaded_instrument for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on loaded_instrument for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table locality (
  book uuid not null,
  key text not null,
  municipality text not null,
  name text not null,
  kind text not null,
  latitude double precision not null,
  longitude double precision not null,
  altitude double precision,
  people integer not null,
  women integer,
  dwellings integer,
  as_of text not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table locality is 'Localities as INEGI lists them, with their people. Key = INEGI''s of 9 digits. No personal data.';
CREATE INDEX locality_municipality ON public.locality USING btree (book, municipality);
alter table locality enable row level security;
create policy catalog on locality for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on locality for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table long_work (
  id uuid not null,
  kind text not null,
  person uuid not null,
  input jsonb not null,
  words jsonb not null,
  state text default 'waiting'::text not null,
  cancel_asked boolean default false not null,
  done bigint default 0 not null,
  total bigint,
  step jsonb,
  result jsonb,
  error jsonb,
  file_name text,
  file_type text,
  file_bytes bigint,
  file_until timestamp with time zone,
  runner uuid,
  beat_at timestamp with time zone,
  asked_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
comment on table long_work is 'Long work people asked for: who, what, how far, how it ended. Outside the books, no part of a rebuild or a backup; reachable by the owner only, answered to the person who asked.';
comment on column long_work.file_until is 'The file that came of it is deleted then.';
comment on column long_work.beat_at is 'Last sign of whoever runs it; a running work without one is taken for interrupted.';
CREATE INDEX long_work_mine ON public.long_work USING btree (person, asked_at);
CREATE INDEX long_work_open ON public.long_work USING btree (state) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table long_work_file (
  work uuid not null,
  n integer not null,
  bytes bytea not null,
  PRIMARY KEY (work, n),
  FOREIGN KEY (work) REFERENCES long_work(id) ON DELETE CASCADE
);
comment on table long_work_file is 'Pieces of the files that long work leaves, for a day. In no log and no backup: a crash of the database loses them and they are asked for again. Reachable by the owner only.';

create table malformed (
  book uuid not null,
  digest bytea not null,
  device uuid,
  received_at timestamp with time zone not null,
  reason text not null,
  body text not null,
  PRIMARY KEY (book, digest)
);
comment on table malformed is 'What arrived without a readable envelope: kept for a person to look at, never dropped.';
alter table malformed enable row level security;
create policy own_books on malformed for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table measurement (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  weight_kg double precision,
  length_cm double precision,
  "position" text,
  head_cm double precision,
  arm_cm double precision,
  oedema boolean not null,
  author uuid not null,
  witness uuid,
  corrects uuid,
  z jsonb not null,
  flags jsonb not null,
  rule text not null,
  seen jsonb,
  PRIMARY KEY (book, key)
);
comment on table measurement is 'Weight (kg), length or height, head, arm (cm) with WHO z-scores. Key = the fact''s id. seen = what was known when it was said.';
CREATE INDEX measurement_child ON public.measurement USING btree (book, child, day);
alter table measurement enable row level security;
create policy own_books on measurement for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table mentoring_agreement (
  book uuid not null,
  key text not null,
  visit uuid not null,
  room uuid,
  what text not null,
  owner text not null,
  who uuid not null,
  by uuid not null,
  agreed_on date not null,
  first_due date not null,
  due date not null,
  state text not null,
  ended_on date,
  told jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table mentoring_agreement is 'What was agreed in a visit, whose it is, until when, and what became of it. Key = the fact that agreed it.';
CREATE INDEX mentoring_agreement_open ON public.mentoring_agreement USING btree (book, due) WHERE (state = 'open'::text);
alter table mentoring_agreement enable row level security;
create policy own_books on mentoring_agreement for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table mentoring_instrument (
  book uuid not null,
  key text not null,
  instrument jsonb not null,
  from_day date not null,
  file text not null,
  name text not null,
  signed_by uuid not null,
  signed_at text not null,
  PRIMARY KEY (book, key)
);
comment on table mentoring_instrument is 'Instruments for observing interactions that the national unit put in force. Key = id|version.';
alter table mentoring_instrument enable row level security;
create policy catalog on mentoring_instrument for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on mentoring_instrument for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table mentoring_visit (
  book uuid not null,
  key text not null,
  day date not null,
  room uuid,
  by uuid not null,
  at text not null,
  people jsonb not null,
  focus text not null,
  told text,
  observed jsonb,
  PRIMARY KEY (book, key)
);
comment on table mentoring_visit is 'A coaching visit to a room or a center, with what was observed. Read by the mentor, the director and whom it was with. Key = the fact''s id.';
CREATE INDEX mentoring_visit_day ON public.mentoring_visit USING btree (book, day);
alter table mentoring_visit enable row level security;
create policy own_books on mentoring_visit for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table migration (
  name text not null,
  checksum text not null,
  at timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);
comment on table migration is 'Migrations that ran, with the checksum of their text. Outside the books.';

create table municipality (
  book uuid not null,
  key text not null,
  name text not null,
  state text not null,
  seat text,
  latitude double precision,
  longitude double precision,
  population integer,
  PRIMARY KEY (book, key)
);
comment on table municipality is 'INEGI municipalities. Key = cvegeo, 2-digit state and 3-digit municipality.';
alter table municipality enable row level security;
create policy catalog on municipality for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on municipality for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table municipality_boundary (
  book uuid not null,
  key text not null,
  name text not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  polygons jsonb not null,
  file text not null,
  as_of text not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table municipality_boundary is 'Boundaries of municipalities as one imported file has them. Key = INEGI''s of 5 digits; polygons in degrees as in GeoJSON.';
alter table municipality_boundary enable row level security;
create policy catalog on municipality_boundary for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on municipality_boundary for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table municipality_figures (
  book uuid not null,
  key text not null,
  municipality text not null,
  people integer not null,
  women integer,
  children_0_2 integer not null,
  children_3_5 integer not null,
  children_6_11 integer,
  people_15_64 integer,
  people_60 integer,
  with_disability integer,
  working integer,
  working_women integer,
  unemployed integer,
  inactive integer,
  uncovered integer,
  insured_imss integer,
  households integer,
  households_women integer,
  dwellings integer,
  with_electricity integer,
  with_water integer,
  with_internet integer,
  with_mobile integer,
  as_of text not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table municipality_figures is 'What a census counts in a municipality, one row a census. Key = municipality|as_of. No personal data.';
alter table municipality_figures enable row level security;
create policy catalog on municipality_figures for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on municipality_figures for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table municipality_membership (
  book uuid not null,
  key text not null,
  cvegeo text not null,
  representation uuid,
  from_day date not null,
  confidence text not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table municipality_membership is 'From a day on, a municipality belongs to a representation; null = not known. Key = cvegeo|day.';
CREATE INDEX municipality_membership_cvegeo ON public.municipality_membership USING btree (cvegeo, from_day DESC);
CREATE INDEX municipality_membership_representation ON public.municipality_membership USING btree (representation, cvegeo);
alter table municipality_membership enable row level security;
create policy catalog on municipality_membership for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on municipality_membership for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table municipality_posts (
  book uuid not null,
  key text not null,
  municipality text not null,
  period text not null,
  posts integer not null,
  women integer not null,
  men integer not null,
  under_30 integer,
  from_30_to_50 integer,
  over_50 integer,
  sectors jsonb,
  employers jsonb,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table municipality_posts is 'Permanent posts insured by IMSS in a municipality and month. Key = municipality|period; EE000 = in no municipality that could be told, 09000 = all of Mexico City. No personal data.';
alter table municipality_posts enable row level security;
create policy catalog on municipality_posts for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on municipality_posts for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_answer (
  slot uuid default gen_random_uuid() not null,
  book uuid not null,
  study uuid not null,
  body jsonb not null,
  PRIMARY KEY (slot)
);
comment on table needs_answer is 'Answers of surveys that are still open, without time, order, address, device, code or receipt; summed and deleted when the survey is closed. Outside the books. Key is random.';
CREATE INDEX needs_answer_study ON public.needs_answer USING btree (study);
alter table needs_answer enable row level security;
create policy own_books on needs_answer for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_code (
  trace bytea not null,
  book uuid not null,
  study uuid not null,
  receipt bytea,
  PRIMARY KEY (trace)
);
comment on table needs_code is 'SHA-256 of one-time codes, and the trace of the receipt that used each; nothing ties it to an answer. Outside the books.';
CREATE INDEX needs_code_study ON public.needs_code USING btree (study);
alter table needs_code enable row level security;
create policy own_books on needs_code for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_day (
  study uuid not null,
  day date not null,
  book uuid not null,
  n integer not null,
  PRIMARY KEY (study, day)
);
comment on table needs_day is 'How many answers a shared link took on a day, against its daily limit. Deleted when the survey is closed. Outside the books.';
alter table needs_day enable row level security;
create policy own_books on needs_day for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_receipt (
  study uuid not null,
  trace bytea not null,
  book uuid not null,
  PRIMARY KEY (study, trace)
);
comment on table needs_receipt is 'SHA-256 of what a phone calls its own answer, so that it is not counted twice; nothing ties it to an answer. Deleted when the survey is closed. Outside the books.';
alter table needs_receipt enable row level security;
create policy own_books on needs_receipt for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_report (
  book uuid not null,
  key text not null,
  party uuid not null,
  study uuid not null,
  title text not null,
  parties jsonb not null,
  how text not null,
  link text not null,
  from_day date not null,
  until_day date not null,
  state text not null,
  version integer,
  on_day date,
  result jsonb,
  assumptions jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table needs_report is 'What one company sees of a study it takes part in: its link, and the delivered result, with groups under ten hidden. No data of persons. Key = study|party.';
CREATE INDEX needs_report_party ON public.needs_report USING btree (party, until_day DESC);
alter table needs_report enable row level security;
create policy own_books on needs_report for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on needs_report for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table needs_roster (
  book uuid not null,
  key text not null,
  study uuid not null,
  party uuid not null,
  "on" date not null,
  source text not null,
  groups jsonb not null,
  homes jsonb not null,
  children jsonb,
  absence_days double precision,
  turnover double precision,
  PRIMARY KEY (book, key)
);
comment on table needs_roster is 'The last roster that a file told of each company of a study: totals, never of a person. Key = study|party.';
alter table needs_roster enable row level security;
create policy own_books on needs_roster for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table needs_study (
  book uuid not null,
  key text not null,
  title text not null,
  parties jsonb not null,
  place uuid,
  how text not null,
  link text not null,
  daily integer not null,
  from_day date not null,
  until_day date not null,
  opened_by uuid not null,
  state text not null,
  rosters jsonb not null,
  tally jsonb,
  closed_on date,
  versions jsonb not null,
  delivered jsonb not null,
  withdrawn jsonb,
  PRIMARY KEY (book, key)
);
comment on table needs_study is 'Needs studies of companies, parks and poles: rosters in totals, sums of the survey, results in versions. No data of persons but ids of who said it. Key = id.';
CREATE INDEX needs_study_link ON public.needs_study USING btree (link);
CREATE INDEX needs_study_until ON public.needs_study USING btree (until_day, key);
alter table needs_study enable row level security;
create policy own_books on needs_study for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table norm (
  book uuid not null,
  key text not null,
  norm text not null,
  value double precision not null,
  unit text not null,
  from_day date not null,
  source text not null,
  confidence text not null,
  PRIMARY KEY (book, key)
);
comment on table norm is 'Values of norms set by the institute, dated; built-in ones are in the rules. Key = norm|day.';
alter table norm enable row level security;
create policy catalog on norm for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on norm for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table nursery_supply (
  book uuid not null,
  key text not null,
  list text not null,
  code text not null,
  name text,
  municipality text not null,
  latitude double precision,
  longitude double precision,
  sector text,
  staff_band text,
  scheme text,
  places integer,
  monthly_fee double precision,
  placed text,
  as_of text not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table nursery_supply is 'Nurseries that exist, as lists have them; one may be in two lists. Key = list:code. No personal data.';
CREATE INDEX nursery_supply_municipality ON public.nursery_supply USING btree (book, municipality);
alter table nursery_supply enable row level security;
create policy catalog on nursery_supply for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on nursery_supply for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table observation (
  book uuid not null,
  key text not null,
  child uuid not null,
  day date not null,
  room uuid,
  instrument text not null,
  version text not null,
  answers jsonb not null,
  asked jsonb,
  said_by text not null,
  mode text not null,
  note text,
  photos jsonb not null,
  author uuid not null,
  certificate uuid,
  moved boolean not null,
  age_group text,
  strange jsonb not null,
  flags jsonb not null,
  seen jsonb,
  frame jsonb,
  said_at text,
  PRIMARY KEY (book, key)
);
comment on table observation is 'What one fact said of a child''s development: item -> 1 achieved, 0 not yet, null not observed. seen = the lights shown when it was said; age_group and flags by the birth date as known now. Key = the fact''s id.';
comment on column observation.frame is 'Ages and rule of a loaded instrument other than the EDI; null of the open milestones and the EDI, which every copy knows.';
comment on column observation.said_at is 'When it was said, by the estimated clock; null where it was derived before this column.';
CREATE INDEX observation_child ON public.observation USING btree (book, child, day);
alter table observation enable row level security;
create policy own_books on observation for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table observation_blob (
  book uuid not null,
  key text not null,
  child uuid not null,
  shown boolean not null,
  PRIMARY KEY (book, key)
);
comment on table observation_blob is 'Which child a photo of an observation shows. Key = the file''s SHA-256.';
alter table observation_blob enable row level security;
create policy own_books on observation_blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table page (
  book uuid not null,
  n bigint not null,
  fact uuid not null,
  prev_hash bytea not null,
  fact_hash bytea not null,
  hash bytea not null,
  stamp text not null,
  answer text not null,
  reason text,
  received_at timestamp with time zone not null,
  PRIMARY KEY (book, n)
);
comment on table page is 'Numbered pages of a book, each hashed with the one before; stamp is what intake decided, an input of any rebuild.';
CREATE INDEX page_open_review ON public.page USING btree (book, n) WHERE (answer = ANY (ARRAY['review'::text, 'quarantined'::text]));
CREATE UNIQUE INDEX page_fact ON public.page USING btree (book, fact);
alter table page enable row level security;
create policy own_books on page for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table pairing (
  id uuid not null,
  book uuid not null,
  room uuid,
  code_hash bytea not null,
  expires_at timestamp with time zone not null,
  tries integer default 0 not null,
  device uuid,
  created_by uuid not null,
  PRIMARY KEY (id)
);
comment on table pairing is 'Codes for new tablets: 60 minutes, 10 tries, confirmed by the six letters the tablet shows.';
alter table pairing enable row level security;
create policy own_books on pairing for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner (
  book uuid not null,
  key text not null,
  party uuid not null,
  kind text not null,
  name text not null,
  names jsonb not null,
  rfc text,
  municipality text,
  state text,
  latitude double precision,
  longitude double precision,
  "precision" text,
  sector text,
  workers integer,
  women integer,
  within uuid,
  parent uuid,
  area_ha double precision,
  status text,
  factories integer,
  source text,
  unseen boolean not null,
  stage text,
  since date,
  owner uuid,
  next text,
  due date,
  beyond boolean not null,
  model text,
  study uuid,
  agreement uuid,
  project uuid,
  center uuid,
  ended text,
  asked_on date,
  steps jsonb not null,
  match text not null,
  logo text,
  PRIMARY KEY (book, key)
);
comment on table partner is 'Organizations: companies, parks, poles, chambers, governments; with their way to a center for their workers. No data of persons. Key = id. Row security by book and by party; a party is answered its stage, next step and model alone (partners.side).';
CREATE INDEX partner_going ON public.partner USING btree (stage, due) WHERE (stage IS NOT NULL);
CREATE INDEX partner_match ON public.partner USING btree (match);
CREATE INDEX partner_named ON public.partner USING btree (book, nido_plain_name(name), key);
CREATE INDEX partner_rfc ON public.partner USING btree (rfc) WHERE (rfc IS NOT NULL);
CREATE INDEX partner_within ON public.partner USING btree (book, within) WHERE (within IS NOT NULL);
alter table partner enable row level security;
create policy own_books on partner for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));
create policy own_sides on partner for select using ((party = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.parties'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table partner_advice (
  book uuid not null,
  key text not null,
  party uuid not null,
  what text not null,
  on_day date not null,
  topic text not null,
  told text,
  material uuid,
  version text,
  files jsonb not null,
  by uuid not null,
  PRIMARY KEY (book, key)
);
comment on table partner_advice is 'Advice given: visits, calls, meetings, documents sent with their version. Key = the fact''s id.';
CREATE INDEX partner_advice_party ON public.partner_advice USING btree (book, party, on_day);
alter table partner_advice enable row level security;
create policy own_books on partner_advice for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_contact (
  book uuid not null,
  key text not null,
  party uuid not null,
  name text,
  post text,
  mail text,
  phone text,
  consent jsonb,
  withdrawn_on date,
  PRIMARY KEY (book, key)
);
comment on table partner_contact is 'People of organizations with what they agreed to; without consent they are forgotten once answered, or after a year without an answer. Personal data, under row security by book. Key = id.';
CREATE INDEX partner_contact_party ON public.partner_contact USING btree (book, party);
CREATE INDEX partner_contact_unagreed ON public.partner_contact USING btree (book, party) WHERE ((consent IS NULL) AND (withdrawn_on IS NULL));
alter table partner_contact enable row level security;
create policy own_books on partner_contact for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_distinct (
  book uuid not null,
  key text not null,
  one uuid not null,
  other uuid not null,
  reason text not null,
  PRIMARY KEY (book, key)
);
comment on table partner_distinct is 'Organizations alike that a person found to be two. Key = both ids.';
alter table partner_distinct enable row level security;
create policy own_books on partner_distinct for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_event (
  book uuid not null,
  key text not null,
  title text not null,
  on_day date not null,
  starts text not null,
  ends text not null,
  place text not null,
  agenda jsonb not null,
  organizations jsonb not null,
  sequence integer not null,
  cancelled jsonb,
  held_on date,
  attendance jsonb not null,
  told text,
  commitments jsonb not null,
  by uuid not null,
  PRIMARY KEY (book, key)
);
comment on table partner_event is 'Dialogue events: agenda, who is invited, who came, what was promised and what became of it. Key = id.';
CREATE INDEX partner_event_day ON public.partner_event USING btree (book, on_day);
alter table partner_event enable row level security;
create policy own_books on partner_event for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_file (
  book uuid not null,
  key text not null,
  of uuid not null,
  material boolean not null,
  PRIMARY KEY (book, key)
);
comment on table partner_file is 'Of what a file is: advice to an organization, or a material. Key = SHA-256 of the file.';
alter table partner_file enable row level security;
create policy own_books on partner_file for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_interest (
  book uuid not null,
  key text not null,
  party uuid not null,
  folio text not null,
  on_day date not null,
  channel text not null,
  name text not null,
  workers integer,
  women integer,
  children integer,
  message text,
  answered_on date,
  answered_how text,
  answer text,
  PRIMARY KEY (book, key)
);
comment on table partner_interest is 'Interests as organizations told them, by web form or at a desk, and how each was answered. Key = the fact''s id.';
CREATE INDEX partner_interest_folio ON public.partner_interest USING btree (folio);
CREATE INDEX partner_interest_party ON public.partner_interest USING btree (book, party, on_day);
alter table partner_interest enable row level security;
create policy own_books on partner_interest for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table partner_material (
  book uuid not null,
  key text not null,
  title text not null,
  about text not null,
  version text not null,
  language text not null,
  on_day date not null,
  file text,
  versions jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table partner_material is 'Materials that are given out, with every version. Key = id.';
alter table partner_material enable row level security;
create policy own_books on partner_material for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table passkey (
  id text not null,
  person uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  name text not null,
  synced boolean not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  PRIMARY KEY (id)
);
comment on table passkey is 'Passkeys of people (WebAuthn): public key and counter; nothing secret. Owner only.';
CREATE INDEX passkey_person ON public.passkey USING btree (person);

create table person_join (
  book uuid not null,
  by_fact uuid not null,
  person uuid not null,
  into_person uuid not null,
  stands uuid,
  PRIMARY KEY (book, by_fact)
);
comment on table person_join is 'Which fact says that two persons are one. Rebuilt with the rows.';
comment on column person_join.stands is 'The person whose rows hold the facts of "person" now; null = the joining does not stand.';
CREATE INDEX person_join_into ON public.person_join USING btree (into_person);
CREATE INDEX person_join_person ON public.person_join USING btree (person);
CREATE INDEX person_join_stands ON public.person_join USING btree (stands) WHERE (stands IS NOT NULL);
alter table person_join enable row level security;
create policy own_books on person_join for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table pickup_code (
  book uuid not null,
  key text not null,
  child uuid not null,
  adult uuid not null,
  day date not null,
  by uuid not null,
  at text not null,
  withdrawn boolean not null,
  PRIMARY KEY (book, key)
);
comment on table pickup_code is 'One-day codes: whom, which child, which day. Key = code id; what it is checked by is in `verifier`.';
CREATE INDEX pickup_code_child ON public.pickup_code USING btree (book, child);
alter table pickup_code enable row level security;
create policy own_books on pickup_code for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table place_account (
  book uuid not null,
  key text not null,
  lots jsonb not null,
  entries jsonb not null,
  licences jsonb not null,
  undone jsonb not null,
  unapplied jsonb not null,
  past jsonb not null,
  sites jsonb not null,
  center uuid,
  PRIMARY KEY (book, key)
);
comment on table place_account is 'The account of places of a site (in its representation''s book) or of a center (key = book): every step that stands, licences, and what could not be applied. No personal data but ids of who said it.';
alter table place_account enable row level security;
create policy own_books on place_account for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table place_plan (
  book uuid not null,
  key text not null,
  holder uuid not null,
  places integer not null,
  from_months integer,
  to_months integer,
  "on" date not null,
  due jsonb,
  reason text not null,
  source text,
  PRIMARY KEY (book, key)
);
comment on table place_plan is 'What was last said to be planned of each lot, as lists bring it; the account tells what became of it. No personal data. Key = lot id.';
alter table place_plan enable row level security;
create policy own_books on place_plan for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table place_site (
  book uuid not null,
  key text not null,
  code text not null,
  name text not null,
  municipality text not null,
  latitude double precision,
  longitude double precision,
  note text,
  source text,
  PRIMARY KEY (book, key)
);
comment on table place_site is 'Sites that precede their centers: which they are and where, in the book of their representation (the national one while nobody knows which). No personal data. Key = site id.';
alter table place_site enable row level security;
create policy own_books on place_site for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table place_target (
  book uuid not null,
  key text not null,
  scope text not null,
  place text,
  period text not null,
  centers integer,
  places integer,
  published_on date,
  note text,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table place_target is 'What was published about how many centers or places, for when, each with its source; they need not agree. Book of the nation, readable by whoever has any scope.';
alter table place_target enable row level security;
create policy catalog on place_target for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on place_target for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table protocol_key (
  person uuid not null,
  wrapped text not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (person)
);
comment on table protocol_key is 'Private keys of persons of the protocol, wrapped in their browser by a phrase only they know. Owner only: no grant to nido_app.';

create table protocol_person (
  book uuid not null,
  key text not null,
  place integer not null,
  from_day date not null,
  to_day date,
  phone text,
  x text,
  y text,
  PRIMARY KEY (book, key)
);
comment on table protocol_person is 'Persons of the protocol of a representation or the nation, with their public key (P-256). What they receive is not here.';
alter table protocol_person enable row level security;
create policy own_books on protocol_person for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table read_log (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  person uuid not null,
  book uuid not null,
  about uuid,
  endpoint text not null,
  purpose text not null,
  PRIMARY KEY (id)
);
comment on table read_log is 'Who opened a child''s file, when, why. Shown to the family.';
CREATE INDEX read_log_about ON public.read_log USING btree (about, at);
alter table read_log enable row level security;
create policy own_books on read_log for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table recovery_code (
  person uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  PRIMARY KEY (person, code_hash)
);
comment on table recovery_code is 'One-time codes for who lost the factor: HMAC-SHA-256 with the key of the data folder. Owner only.';

create table referral_blob (
  book uuid not null,
  key text not null,
  case_id uuid not null,
  child uuid not null,
  moved boolean not null,
  PRIMARY KEY (book, key)
);
comment on table referral_blob is 'Which case a stored file is of: the answer of a health service, or the paper on which the family agreed. Key = SHA-256 of the file.';
alter table referral_blob enable row level security;
create policy own_books on referral_blob for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table referral_case (
  book uuid not null,
  key text not null,
  child uuid not null,
  room uuid,
  gone text,
  source text not null,
  urgent boolean not null,
  opened_on date not null,
  opened_by uuid not null,
  steps jsonb not null,
  pending jsonb not null,
  waits text,
  due date,
  skipped jsonb not null,
  flags jsonb not null,
  consent text not null,
  plan jsonb,
  sent_on date,
  answered_on date,
  answered_in_time boolean not null,
  closed_on date,
  closed_why text,
  closed_in_time boolean not null,
  closed_here boolean not null,
  sent_here boolean not null,
  PRIMARY KEY (book, key)
);
comment on table referral_case is 'A case: from a doubt about a child through talk, referral, appointment, answer and support plan to its closing. Key = case id.';
comment on column referral_case.steps is 'All that was said of it, in the order of the path; here: said in this center, false: came with the child.';
comment on column referral_case.pending is 'What it waits for: step, owner, from which day asked, until which day; earliest first.';
CREATE INDEX referral_case_child ON public.referral_case USING btree (book, child);
CREATE INDEX referral_case_open ON public.referral_case USING btree (book, due) WHERE (closed_on IS NULL);
alter table referral_case enable row level security;
create policy own_books on referral_case for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table representation (
  book uuid not null,
  key text not null,
  code text not null,
  name text not null,
  state text not null,
  PRIMARY KEY (book, key)
);
comment on table representation is 'The state-level representations (OOAD). A representation is a set of municipalities, not a state. Key = id.';
alter table representation enable row level security;
create policy own_books on representation for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table room (
  book uuid not null,
  key text not null,
  name text not null,
  from_months integer not null,
  to_months integer not null,
  places integer not null,
  "order" integer not null,
  closed_on date,
  PRIMARY KEY (book, key)
);
comment on table room is 'Rooms with their age band in months and their places. Key = id.';
alter table room enable row level security;
create policy own_books on room for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table sealed_book (
  book uuid not null,
  pages bigint default 0 not null,
  head bytea default '\x'::bytea not null,
  swept bigint default 0 not null,
  PRIMARY KEY (book)
);
comment on table sealed_book is 'Heads of the sealed books: one of each representation, one of the nation. Row security by nido.sealed: no scope of a post reaches them.';
comment on column sealed_book.swept is 'Up to which page the content is gone because its term has ended.';
alter table sealed_book enable row level security;
create policy protocol on sealed_book for all using ((book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.sealed'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table sealed_look (
  book uuid not null,
  person uuid not null,
  page bigint not null,
  at timestamp with time zone not null,
  PRIMARY KEY (book, person)
);
comment on table sealed_look is 'Up to which page a person of the protocol has opened a sealed book, and when they last did: what rises when nobody looks. Row security by nido.sealed.';
alter table sealed_look enable row level security;
create policy protocol on sealed_look for all using ((book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.sealed'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table sealed_page (
  id bigint not null,
  book uuid not null,
  n bigint not null,
  record uuid not null,
  received_at timestamp with time zone not null,
  sender bytea,
  body text,
  hash bytea not null,
  digests bytea,
  UNIQUE (book, record),
  PRIMARY KEY (book, n),
  CHECK ((((body IS NULL) = (digests IS NOT NULL)) AND ((sender IS NULL) = (digests IS NOT NULL))))
);
comment on table sealed_page is 'Sealed records, chained: reports, notes and what is nothing, all of one size, told apart only by who holds a key. Row security by nido.sealed.';
comment on column sealed_page.sender is 'Who handed it in, sealed with the key of the data folder: the database alone does not tell.';
comment on column sealed_page.digests is 'In the place of sender and body once their term has ended: SHA-256 of each, one after the other (64 bytes).';
alter table sealed_page enable row level security;
create policy protocol on sealed_page for all using ((book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.sealed'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[])));

create table second_factor (
  person uuid not null,
  secret bytea not null,
  last_step bigint not null,
  since timestamp with time zone not null,
  PRIMARY KEY (person)
);
comment on table second_factor is 'TOTP secrets, sealed (AES-256-GCM) with the key of the data folder; last_step = the last code used. Owner only: no grant to nido_app.';

create table second_look (
  book uuid not null,
  key text not null,
  child uuid not null,
  room uuid,
  observation uuid not null,
  evaluator uuid not null,
  instrument text not null,
  version text not null,
  items jsonb not null,
  why text not null,
  seed text not null,
  asked_by uuid not null,
  asked_at text not null,
  by_day date not null,
  second uuid,
  second_day date,
  answers jsonb,
  PRIMARY KEY (book, key)
);
comment on table second_look is 'A child to be observed again by another person than the first, and what that one saw: compared, never put in the place of the first. Key = the fact that asked.';
alter table second_look enable row level security;
create policy own_books on second_look for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table session (
  token_hash bytea not null,
  person uuid not null,
  created_at timestamp with time zone default now() not null,
  last_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  proved_at timestamp with time zone default '1970-01-01 00:00:00+00'::timestamp with time zone not null,
  way text default 'password'::text not null,
  browser text,
  provider text,
  provider_subject text,
  provider_session text,
  provider_token bytea,
  UNIQUE (id),
  PRIMARY KEY (token_hash)
);
comment on table session is 'Open sessions by the SHA-256 of their token.';
comment on column session.proved_at is 'When the person last proved who they are: grave acts ask again once it is old.';
comment on column session.way is 'How they came in: password, totp, recovery, passkey, or the name of a provider; with + when two were needed.';
comment on column session.provider_token is 'What ends the session at the provider, sealed with the key of the data folder.';
CREATE INDEX session_person ON public.session USING btree (person);
CREATE INDEX session_provider ON public.session USING btree (provider, provider_subject) WHERE (provider IS NOT NULL);

create table setup_link (
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);
comment on table setup_link is 'One-time link for the first administrator, printed on the console.';

create table sign_in_event (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  person uuid not null,
  what text not null,
  by_person uuid not null,
  seen_at timestamp with time zone,
  PRIMARY KEY (id)
);
comment on table sign_in_event is 'What changed in how a person comes in, and who changed it; told to the person. Owner only.';
CREATE INDEX sign_in_event_person ON public.sign_in_event USING btree (person, at);

create table sign_in_step (
  token_hash bytea not null,
  person uuid,
  what text not null,
  held jsonb not null,
  tries integer default 0 not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);
comment on table sign_in_step is 'What was begun and is not done: the second step of signing in, a challenge, a way to a provider and back. Minutes. Owner only.';
CREATE INDEX sign_in_step_person ON public.sign_in_step USING btree (person);

create table siting_assumption (
  book uuid not null,
  key text not null,
  value double precision not null,
  on_day date not null,
  source text not null,
  confidence text not null,
  reason text not null,
  by uuid not null,
  versions jsonb not null,
  PRIMARY KEY (book, key)
);
comment on table siting_assumption is 'Assumptions of plans that were set in place of the built-in ones, with all their versions. Key = the assumption.';
alter table siting_assumption enable row level security;
create policy catalog on siting_assumption for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on siting_assumption for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table siting_fix (
  book uuid not null,
  key text not null,
  put text not null,
  reason text not null,
  on_day date not null,
  by uuid not null,
  PRIMARY KEY (book, key)
);
comment on table siting_fix is 'Candidates fixed in plans to come or out of them, with why. Key = the candidate.';
alter table siting_fix enable row level security;
create policy catalog on siting_fix for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on siting_fix for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table siting_instance (
  version text not null,
  body bytea not null,
  kept_at timestamp with time zone default now() not null,
  PRIMARY KEY (version)
);
comment on table siting_instance is 'What plans were made from — people, candidates, nurseries that stood — as compressed JSON, outside the books; reachable by the owner only. No data of persons: sums of localities. Key = its digest, as plans name it.';

create table siting_plan (
  book uuid not null,
  key text not null,
  name text not null,
  scope text not null,
  made_on date not null,
  by uuid not null,
  from_plan uuid,
  parameters jsonb not null,
  data jsonb not null,
  sites jsonb not null,
  value double precision not null,
  standing double precision not null,
  total double precision not null,
  cost double precision not null,
  places integer not null,
  years jsonb not null,
  states jsonb not null,
  uncovered jsonb not null,
  bound double precision not null,
  bound_by text not null,
  proofs jsonb not null,
  withdrawn jsonb,
  PRIMARY KEY (book, key)
);
comment on table siting_plan is 'Plans of where to open centers, in the national book: what was asked, what they open and cover, and the bound that says how good they are. No data of persons. Key = id.';
alter table siting_plan enable row level security;
create policy catalog on siting_plan for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on siting_plan for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table siting_project (
  book uuid not null,
  key text not null,
  plan uuid not null,
  candidate text not null,
  expected double precision not null,
  places integer not null,
  begun_on date not null,
  by uuid not null,
  PRIMARY KEY (book, key)
);
comment on table siting_project is 'Sites of plans that became construction projects, in the book of their representation. Key = the project''s id.';
CREATE INDEX siting_project_plan ON public.siting_project USING btree (plan);
alter table siting_project enable row level security;
create policy own_books on siting_project for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table staff_certificate (
  book uuid not null,
  key text not null,
  person uuid not null,
  instrument text not null,
  issuer text not null,
  number text,
  from_day date not null,
  to_day date not null,
  PRIMARY KEY (book, key)
);
comment on table staff_certificate is 'Certificates of evaluators: who may apply which instrument, from which day to which. Key = the fact that noted it.';
CREATE INDEX staff_certificate_person ON public.staff_certificate USING btree (book, person);
alter table staff_certificate enable row level security;
create policy own_books on staff_certificate for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table staff_leave (
  book uuid not null,
  key text not null,
  person uuid not null,
  from_day date not null,
  to_day date not null,
  cover uuid,
  PRIMARY KEY (book, key)
);
comment on table staff_leave is 'Leaves: who is away from which day to which, and who gets their tasks meanwhile. Key = the fact that noted it.';
CREATE INDEX staff_leave_to ON public.staff_leave USING btree (to_day);
alter table staff_leave enable row level security;
create policy own_books on staff_leave for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table staff_person (
  book uuid not null,
  key text not null,
  given text not null,
  first text not null,
  second text,
  synthetic boolean not null,
  conflicts jsonb not null,
  party uuid,
  PRIMARY KEY (book, key)
);
comment on table staff_person is 'People who work in a center, a representation or the national unit. Key = person id.';
comment on column staff_person.party is 'The allied organization they represent; null for who works here. No tablet carries them.';
CREATE INDEX staff_person_party ON public.staff_person USING btree (party) WHERE (party IS NOT NULL);
alter table staff_person enable row level security;
create policy own_books on staff_person for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table staff_pin (
  book uuid not null,
  person uuid not null,
  salt text not null,
  iterations integer not null,
  hash text not null,
  set_at timestamp with time zone not null,
  PRIMARY KEY (book, person)
);
comment on table staff_pin is 'Verifier of the 6-digit PIN that names a person on an unlocked tablet. A credential: outside the books, never rebuilt.';
alter table staff_pin enable row level security;
create policy own_books on staff_pin for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table staff_post (
  book uuid not null,
  key text not null,
  person uuid not null,
  role text not null,
  from_day date not null,
  to_day date,
  rooms jsonb not null,
  party uuid,
  PRIMARY KEY (book, key)
);
comment on table staff_post is 'Posts: the permissions of a person in the scope of the book, dated. Key = the fact that gave it.';
comment on column staff_post.party is 'The allied organization the post is held for; null for every post of the institute.';
CREATE INDEX staff_post_person ON public.staff_post USING btree (person);
alter table staff_post enable row level security;
create policy own_books on staff_post for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table state_insured (
  book uuid not null,
  key text not null,
  state text not null,
  period text not null,
  insured integer not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table state_insured is 'People insured by IMSS in posts, by state and month. Key = state|period. No personal data.';
alter table state_insured enable row level security;
create policy catalog on state_insured for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on state_insured for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table supply_published (
  book uuid not null,
  key text not null,
  period text not null,
  scope text not null,
  place text,
  figure text not null,
  value double precision not null,
  source text not null,
  PRIMARY KEY (book, key)
);
comment on table supply_published is 'Figures of supply as somebody printed them; they need not agree. Key = period|scope|place|figure|source.';
alter table supply_published enable row level security;
create policy catalog on supply_published for select using (((book = '00000000-0000-4000-8000-000000000001'::uuid) AND (( SELECT COALESCE(current_setting('nido.books'::text, true), ''::text) AS "coalesce") <> ''::text)));
create policy own_books on supply_published for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table task (
  book uuid not null,
  key text not null,
  kind text not null,
  about uuid not null,
  room uuid,
  owner text not null,
  from_at timestamp with time zone not null,
  by_at timestamp with time zone not null,
  watched boolean not null,
  person uuid,
  not_by uuid,
  PRIMARY KEY (book, key),
  CHECK ((owner = ANY (ARRAY['educator'::text, 'nurse'::text, 'mentor'::text, 'promoter'::text, 'works-supervisor'::text, 'director'::text, 'supervisor'::text, 'national'::text])))
);
comment on table task is 'What rows of a book ask of somebody, kept in the transaction that writes the row; watched = asked by the clock.';
comment on column task.person is 'Of those who hold the post it is asked of, this one alone; null: any of them.';
comment on column task.not_by is 'Who of them must not do it; null: nobody is kept from it.';
CREATE INDEX task_begins ON public.task USING btree (from_at) WHERE watched;
CREATE INDEX task_by ON public.task USING btree (by_at);
CREATE INDEX task_mentor ON public.task USING btree (book) WHERE (owner = 'mentor'::text);
alter table task enable row level security;
create policy own_books on task for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table task_digest (
  person uuid not null,
  made_at timestamp with time zone not null,
  every text not null,
  lines jsonb not null,
  PRIMARY KEY (person, made_at),
  CHECK ((every = ANY (ARRAY['day'::text, 'week'::text])))
);
comment on table task_digest is 'What had come up to somebody when it was made: places, kinds and counts, no child. Outside the books; reachable by the owner only, for the person themselves.';

create table task_digest_choice (
  person uuid not null,
  every text not null,
  PRIMARY KEY (person),
  CHECK ((every = ANY (ARRAY['day'::text, 'week'::text, 'never'::text])))
);
comment on table task_digest_choice is 'How often somebody wants a digest; a day without a line. Outside the books; reachable by the owner only, for the person themselves.';

create table task_done (
  book uuid not null,
  key text not null,
  kind text not null,
  about uuid not null,
  person uuid not null,
  at text not null,
  note text not null,
  PRIMARY KEY (book, key)
);
comment on table task_done is 'A task that somebody said is done, by its name; what is asked again later under the same name shows again.';
alter table task_done enable row level security;
create policy own_books on task_done for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table verifier (
  book uuid not null,
  entity text not null,
  persons uuid[] not null,
  body text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  until date,
  PRIMARY KEY (book, entity)
);
comment on table verifier is 'What a tablet checks a PIN or a code by (PBKDF2), under the name it has in the feed. A credential: outside the books, never rebuilt, erased with any of its persons.';
comment on column verifier.until is 'Last day it is good for; swept afterwards. Null = until it is taken away.';
CREATE INDEX verifier_persons ON public.verifier USING gin (persons);
alter table verifier enable row level security;
create policy own_books on verifier for all using (((( SELECT COALESCE(current_setting('nido.every'::text, true), ''::text) AS "coalesce") = 'on'::text) OR (book = ANY (( SELECT (string_to_array(NULLIF(current_setting('nido.books'::text, true), ''::text), ','::text))::uuid[] AS string_to_array)::uuid[]))));

create table world_load (
  one boolean default true not null,
  seed bigint not null,
  until date not null,
  days integer not null,
  first integer not null,
  opened boolean default false not null,
  steps integer default 0 not null,
  finished boolean default false not null,
  updated_at timestamp with time zone default now() not null,
  preset text default 'demo'::text not null,
  edition integer default 0 not null,
  PRIMARY KEY (one),
  CHECK ((preset = ANY (ARRAY['demo'::text, 'region'::text, 'nation'::text]))),
  CHECK (one)
);
comment on table world_load is 'The synthetic world of this database, if it has one; at most one row. Outside the books and outside rebuild.';
comment on column world_load.opened is 'The network, its people and the last days are in: screens may open.';
comment on column world_load.steps is 'Steps of the earlier days that are whole; a load goes on after them.';
comment on column world_load.preset is 'The size of the world: the demonstration, a region or a nation.';

CREATE OR REPLACE FUNCTION public.nido_audits_of(wanted uuid[], at text)
 RETURNS TABLE(person uuid, book uuid, from_at text, until_at text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select g.person, g.book, g.from_at, g.until_at from audit_grant g
  where g.person = any (wanted) and g.from_at <= at and at < g.until_at and not g.ended
$function$;
comment on function nido_audits_of(uuid[],text) is 'Accesses of auditors that hold at an instant, in whatever book. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_books_above(wanted uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select r from nido_representation_of(wanted, current_date) r where r is not null
$function$;
comment on function nido_books_above(uuid) is 'Books whose posts also hold in this one, the national one apart.';

CREATE OR REPLACE FUNCTION public.nido_books_above_by_day(wanted uuid)
 RETURNS TABLE(book uuid, from_day date, to_day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with own as (select representation, from_day from center_membership where center = wanted),
  dated as (
    select representation, from_day from own
    union all
    select m.representation, m.from_day from center c join municipality_membership m on m.cvegeo = c.municipality
    where c.book = wanted and c.key = wanted::text and m.from_day < coalesce((select min(from_day) from own), 'infinity')
  ),
  spans as (select representation, from_day, lead(from_day) over (order by from_day) as to_day from dated)
  select representation, from_day, to_day from spans where representation is not null
$function$;
comment on function nido_books_above_by_day(uuid) is 'Books whose posts also hold in this one, the national one apart, each with its days: from the first until before the last; null = still.';

CREATE OR REPLACE FUNCTION public.nido_books_under(wanted uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select unnest(wanted)
  union
  select c.book from municipality_membership m
  join center c on c.municipality = m.cvegeo and c.key = c.book::text
  where m.representation = any (wanted) and m.from_day <= current_date
    and not exists (select from municipality_membership l where l.cvegeo = m.cvegeo and l.from_day > m.from_day and l.from_day <= current_date)
    and not exists (select from center_membership o where o.center = c.book and o.from_day <= current_date)
  union
  select m.center from center_membership m
  where m.representation = any (wanted) and m.from_day <= current_date
    and not exists (select from center_membership l where l.center = m.center and l.from_day > m.from_day and l.from_day <= current_date)
    and exists (select from center c where c.book = m.center)
$function$;
comment on function nido_books_under(uuid[]) is 'The books a post on these books reaches: themselves and, for representations, their centers.';

CREATE OR REPLACE FUNCTION public.nido_centers_near(lat double precision[], lon double precision[], most double precision)
 RETURNS TABLE(book uuid, name text, km double precision, open integer, occupied integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ begin return query
  with places as (
    select f.book, sum(f.whole)::int as "open", sum(f.part)::int as occupied from figure f
    where f.indicator = 'places.occupied' and f.period = 'now' group by f.book having sum(f.whole) > 0
  ), away as (
    select c.book, c.name, s.open, s.occupied,
      min(sqrt((c.latitude - p.y) ^ 2 + ((c.longitude - p.x) * cos(radians(p.y))) ^ 2) * 111.2) as km
    from center c join places s on s.book = c.book cross join unnest(lat, lon) as p(y, x)
    where c.status = 'open' and c.latitude is not null and c.longitude is not null group by c.book, c.name, s.open, s.occupied
  )
  select a.book, a.name, a.km, a.open, a.occupied from away a where a.km <= most order by a.km, a.name;
end $function$;
comment on function nido_centers_near(double precision[],double precision[],double precision) is 'Open centers within so many km of any of some points, with places open and occupied as figures have them; counts alone. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_child_terms(book uuid, given text, first text, second text, birth date, curp text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 5000
AS $function$
declare
  part text;
  w text;
  s text;
  long integer;
  part_words text[];
  terms text[];
begin
  terms := array['b' || book, 'd' || (birth - date '2000-01-01')];
  if curp is not null and curp <> '' then terms := terms || ('c' || lower(curp)); end if;
  foreach part in array array[given, first, coalesce(second, '')] loop
    part_words := public.nido_name_words(part);
    if strpos(part, ' ') > 0 then part_words := part_words || replace(public.nido_plain_name(part), ' ', ''); end if;
    foreach w in array part_words loop
      s := public.nido_sound(w);
      terms := terms || ('w' || w);
      terms := terms || ('s' || s);
      -- as nido_without_one
      long := length(s);
      if long >= 4 then
        s := 'x' || s;
        for i in 2..long + 1 loop
          terms := terms || overlay(s placing '' from i for 1);
        end loop;
      end if;
    end loop;
  end loop;
  return array_to_tsvector(array_remove(terms, ''));
end $function$;
comment on function nido_child_terms(uuid,text,text,text,date,text) is 'What a child is found by: b book, d days of birth since 2000, c CURP, w words, s their sounds, x sounds without one letter.';

CREATE OR REPLACE FUNCTION public.nido_children_like(asked text, born date, curp_head text, shown integer, counted integer)
 RETURNS TABLE(book uuid, key text, given text, first text, second text, birth date, room uuid, left_on date, total integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
 SET enable_seqscan TO 'off'
 SET work_mem TO '32MB'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  every boolean := coalesce(current_setting('nido.every', true), '') = 'on';
  mine uuid[] := string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[];
  words text[] := nido_name_words(asked);
  plain text := nido_plain_name(asked);
  last_typed text := regexp_replace(plain, '^.* ', '');
  sounds text[];
  near text[];
  always tsquery;
  stages text[];
  books uuid[] := '{}';
  keys text[] := '{}';
  ranks integer[] := '{}';
  more_books uuid[];
  more_keys text[];
  looked integer;
  among tsquery;
  total_unknown boolean := false;
  named tsquery;
  -- so many books are cheap to name in the index; of more, a name is looked up in the country and cut afterwards
  few constant integer := 8;
  -- so many of a name are looked through: where a page of one's own is among them the rest is not needed
  enough constant integer := 6000;
  n integer := least(cardinality(words), 8);
  -- «ma» at the end is the beginning of a name before it is short for María
  typing boolean := asked ~ '[[:alpha:]]$' and n > 0 and last_typed <> words[n] and nido_name_words(last_typed) = array[words[n]];
begin
  if not every and mine is null then return; end if;
  words := words[1:n];
  -- what is only a particle may be the beginning of a word: «la» of «laura»
  if n = 0 and plain <> '' then
    words := array[last_typed];
    n := 1;
  end if;
  if n = 0 and curp_head is null then return; end if;
  if not every and cardinality(mine) <= few then
    select string_agg(quote_literal('b' || b), '|')::tsquery into always from unnest(mine) b;
  end if;
  if born is not null then
    always := coalesce(always && quote_literal('d' || (born - date '2000-01-01'))::tsquery, quote_literal('d' || (born - date '2000-01-01'))::tsquery);
  end if;
  if curp_head is not null then
    stages := array[quote_literal('c' || curp_head) || ':*'];
    -- the first ten say initials and birth: one that is wrong after them is found too
    if length(curp_head) > 10 then stages := stages || (quote_literal('c' || left(curp_head, 10)) || ':*'); end if;
  else
    select array_agg(nido_sound(w) order by i) into sounds from unnest(words) with ordinality x(w, i);
    select array_agg('(' || (
        select string_agg(quote_literal(k || t), '|') from unnest(nido_without_one(s) || s) t, unnest(array['s', 'x']) k) || ')' order by i)
      into near from unnest(sounds) with ordinality x(s, i);
    stages := array[
      (select string_agg(quote_literal('w' || case when i = n and typing then last_typed else w end), '&') from unnest(words) with ordinality x(w, i)),
      (select string_agg(case when i < n then quote_literal('w' || w)
          when typing then '(' || quote_literal('w' || w) || '|' || quote_literal('w' || last_typed) || ':*)'
          else quote_literal('w' || w) || ':*' end, '&') from unnest(words) with ordinality x(w, i))];
    if n = 1 and length(plain) = 4 then stages := stages || (quote_literal('c' || plain) || ':*'); end if;
    stages := stages || array[
      (select string_agg(quote_literal('s' || s) || case when i = n and length(s) > 2 then ':*' else '' end, '&')
        from unnest(sounds) with ordinality x(s, i)),
      array_to_string(near, '&')];
    if n > 2 then
      -- a word that the child has not, or that is quite another
      stages := stages || (
        select string_agg('(' || (
          select string_agg(quote_literal('s' || s), '&') from unnest(sounds) with ordinality y(s, j) where j <> i) || ')', '|')
        from generate_series(1, n) i);
    end if;
    -- beginnings only, «mar lop»: dear to look up and seldom meant, so last
    if n > 1 then
      stages := stages || (select string_agg(quote_literal('w' || w) || ':*', '&') from unnest(words) w);
    end if;
  end if;
  for r in 1..cardinality(stages) loop
    looked := null;
    among := coalesce(always && stages[r]::tsquery, stages[r]::tsquery);
    if not every and cardinality(mine) > few then
      execute
        'select count(*), (array_agg(c.book) filter (where c.here))[1:$5], (array_agg(c.key) filter (where c.here))[1:$5] from (
           select book, key, book = any($2) and left_to is null and not (key = any($3)) as here from child
           where nido_child_terms(book, given, first, second, birth, curp) @@ $1 limit $4) c'
        into looked, more_books, more_keys
        using among, mine, keys, enough, counted + 1 - cardinality(keys);
      if looked = enough then
        if cardinality(keys) + coalesce(cardinality(more_keys), 0) >= shown then
          -- there are more: how many is not counted
          total_unknown := true;
        else
          looked := null;
          if named is null and cardinality(mine) <= 300 then
            select string_agg(quote_literal('b' || b), '|')::tsquery into named from unnest(mine) b;
          end if;
          among := coalesce(named && among, among);
        end if;
      end if;
    end if;
    if looked is null then
      execute
        'select array_agg(c.book), array_agg(c.key) from (
           select book, key from child
           where nido_child_terms(book, given, first, second, birth, curp) @@ $1 and ($2 or book = any($3)) and left_to is null
             and not (key = any($4))
           limit $5) c'
        into more_books, more_keys
        using among, every, mine, keys, counted + 1 - cardinality(keys);
    end if;
    if more_keys is not null then
      books := books || more_books;
      keys := keys || more_keys;
      ranks := ranks || array_fill(r, array[cardinality(more_keys)]);
    end if;
    exit when cardinality(keys) >= shown;
    -- whole names that are there are not looked for under others
    exit when r >= 3 and n > 2 and cardinality(keys) > 0;
  end loop;
  return query
    select c.book, c.key, c.given, c.first, c.second, c.birth, c.room, c.left_on, case when total_unknown then counted + 1 else cardinality(keys) end
    from unnest(books, keys, ranks) x(b, k, rank) join child c on c.book = x.b and c.key = x.k
    cross join lateral (select nido_plain_name(c.given) g, nido_plain_name(concat_ws(' ', c.first, c.second)) s offset 0) p
    order by x.rank, c.left_on is not null, not starts_with(p.g || ' ' || p.s, plain) and not starts_with(p.s || ' ' || p.g, plain),
      case when x.rank > 2 or cardinality(keys) <= 100 then round(word_similarity(plain, p.g || ' ' || p.s)::numeric, 2) end desc, p.s, p.g, c.key
    limit shown;
end $function$;
comment on function nido_children_like(text,date,text,integer,integer) is 'Children like what is asked, best first, in the books of the transaction and no other: it tests the same settings as row security, which would not let the index be used. total: how many were found, counted + 1 where there are more. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_memberships_begun(after date, through date)
 RETURNS date
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare first date;
begin
  if to_regclass('public.center_membership') is null then return null; end if;
  execute 'select min(d) from (select min(from_day) as d from center_membership where from_day > $1 and from_day <= $2
    union all select min(from_day) from municipality_membership where from_day > $1 and from_day <= $2) x' into first using after, through;
  return first;
end $function$;
comment on function nido_memberships_begun(date,date) is 'The first day after one and up to another on which a membership begins; null = none.';

CREATE OR REPLACE FUNCTION public.nido_name_words(t text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  w text;
  words text[] := '{}';
begin
  foreach w in array pg_catalog.string_to_array(public.nido_plain_name(t), ' ') loop
    continue when w in ('', 'de', 'del', 'la', 'las', 'los', 'dela', 'delas', 'delos', 'y', 'e', 'da', 'das', 'do', 'dos', 'di');
    words := words || case w when 'ma' then 'maria' when 'gpe' then 'guadalupe' when 'fco' then 'francisco' when 'fca' then 'francisca'
      when 'jse' then 'jose' when 'sto' then 'santo' when 'hdez' then 'hernandez' when 'hdz' then 'hernandez' when 'gzz' then 'gonzalez'
      when 'mtz' then 'martinez' when 'mtnez' then 'martinez' when 'rdz' then 'rodriguez' when 'rgz' then 'rodriguez'
      when 'glez' then 'gonzalez' when 'fdez' then 'fernandez' when 'sdez' then 'sanchez' else w end;
  end loop;
  return words;
end $function$;
comment on function nido_name_words(text) is 'The words of a name that tell people apart: particles left out, «Ma.», «Gpe.», «Hdz.» written whole.';

CREATE OR REPLACE FUNCTION public.nido_party_table(tbl text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format($q$create policy own_sides on %I for select using (
    party = any ((select string_to_array(nullif(current_setting('nido.parties', true), ''), ',')::uuid[])::uuid[]))$q$, tbl);
end $function$;
comment on function nido_party_table(text) is 'Lets a party read the rows of a table that carry its id (column party), in whatever book, beside the policy of books. A transaction of a party sets nido.parties and no book, so every table without this policy has no row for it.';

CREATE OR REPLACE FUNCTION public.nido_plain(t text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select lower(unaccent(t)) $function$;
comment on function nido_plain(text) is 'Text as it is searched: without accents or case.';

CREATE OR REPLACE FUNCTION public.nido_plain_name(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(t),
    'ÁÀÄÂÃáàäâãÉÈËÊéèëêÍÌÏÎíìïîÓÒÖÔÕóòöôõÚÙÜÛúùüûÑñÇç''’´`', 'aaaaaaaaaaeeeeeeeeiiiiiiiioooooooooouuuuuuuunncc')),
    '[^a-z0-9]+', ' ', 'g'))
$function$;
comment on function nido_plain_name(text) is 'A name as it is compared: small letters without accents, ñ as n, ü as u, one blank between words.';

CREATE OR REPLACE FUNCTION public.nido_posts_of(wanted uuid[])
 RETURNS TABLE(person uuid, book uuid, role text, from_day date, to_day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.person, p.book, p.role, p.from_day, p.to_day from staff_post p where p.person = any (wanted) and p.party is null
$function$;
comment on function nido_posts_of(uuid[]) is 'Every post of these people, in whatever book, but for those held for a party: what permissions are judged from. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_representation_of(wanted uuid, on_day date)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select coalesce(
    (select m.representation from center_membership m where m.center = wanted and m.from_day <= on_day order by m.from_day desc limit 1),
    (select m.representation from center c join municipality_membership m on m.cvegeo = c.municipality and m.from_day <= on_day
      where c.book = wanted and c.key = wanted::text order by m.from_day desc limit 1))
$function$;
comment on function nido_representation_of(uuid,date) is 'The representation a center belongs to on a day: its own assignment, else its municipality''s.';

CREATE OR REPLACE FUNCTION public.nido_representations()
 RETURNS SETOF representation
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select * from representation
$function$;
comment on function nido_representations() is 'Names of all representations: a catalog, readable by whoever is signed in. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_representations_of(wanted uuid[], on_day date)
 RETURNS TABLE(center uuid, representation uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select w.center, coalesce(
    (select m.representation from center_membership m where m.center = w.center and m.from_day <= on_day order by m.from_day desc limit 1),
    (select m.representation from center c join municipality_membership m on m.cvegeo = c.municipality and m.from_day <= on_day
      where c.book = w.center and c.key = w.center::text order by m.from_day desc limit 1))
  from unnest(wanted) as w(center)
$function$;
comment on function nido_representations_of(uuid[],date) is 'The representation of each of several centers on a day, asked at once.';

CREATE OR REPLACE FUNCTION public.nido_representations_on(on_day date)
 RETURNS TABLE(center uuid, representation uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with own as (
    select distinct on (m.center) m.center, m.representation from center_membership m where m.from_day <= on_day
    order by m.center, m.from_day desc),
  municipality as (
    select distinct on (m.cvegeo) m.cvegeo, m.representation from municipality_membership m where m.from_day <= on_day
    order by m.cvegeo, m.from_day desc)
  select c.book, coalesce(o.representation, m.representation) from center c
  left join own o on o.center = c.book left join municipality m on m.cvegeo = c.municipality
  where c.key = c.book::text
$function$;
comment on function nido_representations_on(date) is 'The representation of every center on a day: its own assignment, else its municipality''s; the same as nido_representations_of of all.';

CREATE OR REPLACE FUNCTION public.nido_row_table(tbl text, catalog boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %I enable row level security', tbl);
  execute format($q$create policy own_books on %I using (
    (select coalesce(current_setting('nido.every', true), '')) = 'on'
    or %I = any ((select string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[])::uuid[]))$q$,
    tbl, case when tbl = 'book' then 'id' else 'book' end);
  if catalog then
    execute format($q$create policy catalog on %I for select using (
      book = '00000000-0000-4000-8000-000000000001' and (select coalesce(current_setting('nido.books', true), '')) <> '')$q$, tbl);
  end if;
  execute format('grant select, insert, update, delete on %I to nido_app', tbl);
end $function$;
comment on function nido_row_table(text,boolean) is 'Puts a table under row security by book; a catalog of the national book is readable by whoever has any scope.';

CREATE OR REPLACE FUNCTION public.nido_sides_of(wanted uuid[])
 RETURNS TABLE(person uuid, book uuid, party uuid, from_day date, to_day date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.person, p.book, p.party, p.from_day, p.to_day from staff_post p where p.person = any (wanted) and p.party is not null and p.role = 'party'
$function$;
comment on function nido_sides_of(uuid[]) is 'Every post these people hold for a party, in whatever book: whose side they come in to. A declared cross-book read.';

CREATE OR REPLACE FUNCTION public.nido_sound(w text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  s text := w;
begin
  s := replace(replace(replace(replace(s, 'ph', 'f'), 'ch', '1'), 'll', 'y'), 'h', '');
  s := replace(replace(replace(replace(s, 'gue', 'Ge'), 'gui', 'Gi'), 'ge', 'je'), 'gi', 'ji');
  s := replace(replace(replace(replace(replace(s, 'qu', 'k'), 'q', 'k'), 'ce', 'se'), 'ci', 'si'), 'c', 'k');
  if s like 'x%' then s := 'j' || substr(s, 2); end if;
  s := replace(replace(translate(s, 'zxvwyG', 'ssbuig'), 'mb', 'nb'), 'mp', 'np');
  return case when s ~ '(.)\1' then regexp_replace(s, '(.)\1+', '\1', 'g') else s end;
end $function$;
comment on function nido_sound(text) is 'How a word of a name sounds in Mexico: mute h, b and v, s, z and c, g and j, ll and y, qu and k, x at the beginning and j.';

CREATE OR REPLACE FUNCTION public.nido_without_one(s text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  found text[] := '{}';
begin
  if length(s) < 4 then return found; end if;
  for i in 1..length(s) loop
    found := found || (substr(s, 1, i - 1) || substr(s, i + 1));
  end loop;
  return found;
end $function$;
comment on function nido_without_one(text) is 'A sound with each of its letters left out: two sounds that share one differ by a letter more, less, other or swapped.';
