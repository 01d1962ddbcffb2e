-- why: a doubt about a child leads to an answer: each step is written down, has an owner and a day, and nobody gets lost on the way

create table referral_case (
  book uuid not null, key text not null,
  child uuid not null, room uuid, gone text, source text not null, urgent boolean not null, opened_on date not null, opened_by uuid not null,
  steps jsonb not null, pending jsonb not null, waits text, due date, skipped jsonb not null, flags jsonb not null, consent text not null,
  plan jsonb, sent_on date, answered_on date, answered_in_time boolean not null,
  closed_on date, closed_why text, closed_in_time boolean not null, closed_here boolean not null, sent_here boolean not null,
  primary key (book, key)
);
comment on table referral_case is 'A case: from a doubt about a child through talk, referral, appointment, answer and support plan to its closing. Key = case id.';
comment on column referral_case.steps is 'All that was said of it, in the order of the path; here: said in this center, false: came with the child.';
comment on column referral_case.pending is 'What it waits for: step, owner, from which day asked, until which day; earliest first.';
create index referral_case_child on referral_case (book, child);
create index referral_case_open on referral_case (book, due) where closed_on is null;
create table referral_blob (
  book uuid not null, key text not null, case_id uuid not null, child uuid not null, moved boolean not null,
  primary key (book, key)
);
comment on table referral_blob is 'Which case a stored file is of: the answer of a health service, or the paper on which the family agreed. Key = SHA-256 of the file.';
select nido_row_table(t) from unnest(array['referral_case', 'referral_blob']) t;
