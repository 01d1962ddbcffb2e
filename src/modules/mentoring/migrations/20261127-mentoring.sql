-- why: educators are accompanied: visits, what was observed with which instrument, what was agreed and became of it, and notes of two

create table mentoring_visit (
  book uuid not null, key text not null,
  day date not null, room uuid, by uuid not null, at text not null, people jsonb not null, focus text not null, told text, observed jsonb,
  primary key (book, key)
);
comment on table mentoring_visit is 'A coaching visit to a room or a center, with what was observed. Read by the mentor, the director and whom it was with. Key = the fact''s id.';
create index mentoring_visit_day on mentoring_visit (book, day);
create table mentoring_agreement (
  book uuid not null, key text not null,
  visit uuid not null, room uuid, what text not null, owner text not null, who uuid not null, by uuid not null, agreed_on date not null,
  first_due date not null, due date not null, state text not null, ended_on date, told jsonb not null,
  primary key (book, key)
);
comment on table mentoring_agreement is 'What was agreed in a visit, whose it is, until when, and what became of it. Key = the fact that agreed it.';
create index mentoring_agreement_open on mentoring_agreement (book, due) where state = 'open';
create table mentoring_instrument (
  book uuid not null, key text not null,
  instrument jsonb not null, from_day date not null, file text not null, name text not null, signed_by uuid not null, signed_at text not null,
  primary key (book, key)
);
comment on table mentoring_instrument is 'Instruments for observing interactions that the national unit put in force. Key = id|version.';
select nido_row_table(t) from unnest(array['mentoring_visit', 'mentoring_agreement']) t;
select nido_row_table('mentoring_instrument', true);

create table conversation_note (
  id uuid primary key, mentor uuid not null, educator uuid not null, author uuid not null, said_at timestamptz not null, sealed bytea not null,
  check (author in (mentor, educator) and mentor <> educator)
);
comment on table conversation_note is 'Notes between a mentor and an educator, sealed (AES-256-GCM) with the key of the data folder. Outside the books: no fact, feed, figure, export or read log. Row security by nido.person: one of the two, and no scope of a post.';
create index conversation_note_pair on conversation_note (mentor, educator, said_at);
create index conversation_note_educator on conversation_note (educator);
create table conversation_vouched (
  person uuid not null, by_person uuid not null, at timestamptz not null, primary key (person, by_person)
);
comment on table conversation_vouched is 'When the other of a pair last said that a person with a new password is who they were. Row security by nido.person.';
do $$
declare me text := '(select nullif(current_setting(''nido.person'', true), '''')::uuid)';
begin
  alter table conversation_note enable row level security;
  execute format('create policy pair on conversation_note for select using (mentor = %1$s or educator = %1$s)', me);
  execute format('create policy said on conversation_note for insert with check (author = %1$s)', me);
  execute format('create policy unsaid on conversation_note for delete using (author = %1$s)', me);
  grant select, insert, delete on conversation_note to nido_app;
  alter table conversation_vouched enable row level security;
  execute format('create policy pair on conversation_vouched for select using (person = %1$s or by_person = %1$s)', me);
  execute format('create policy said on conversation_vouched for insert with check (by_person = %1$s)', me);
  execute format('create policy again on conversation_vouched for update using (by_person = %1$s)', me);
  grant select, insert, update on conversation_vouched to nido_app;
end $$;
