-- why: the agreement with the Ministry of Economy, and those with companies and states, are followed as clauses, commitments, evidence and dates on both sides

create table agreement (
  book uuid not null, key text not null, party uuid not null,
  scope text not null, party_name text not null, title text not null, model text, signed date, starts date, ends date, source text,
  certainty text not null, owner text, party_owner text, center uuid, opened date, clauses jsonb not null, versions jsonb not null, ended jsonb,
  primary key (book, key)
);
comment on table agreement is 'Agreements of the institute with one allied organization each: clauses with who is bound by each, and every version. No data of children. Key = id. Row security by book and by party.';
create index agreement_party on agreement (party);
create table agreement_commitment (
  book uuid not null, key text not null, party uuid not null,
  agreement uuid not null, clause text not null, bound text not null, what text not null, evidence text not null,
  owner text, party_owner text, every text not null, due date, "dates" jsonb not null, next_due date, told jsonb not null, dropped jsonb,
  primary key (book, key)
);
comment on table agreement_commitment is 'What one side promised in a clause: owners on both sides, days on which it is due, evidence presented and what was said of it. Key = id. Row security by book and by party.';
create index agreement_commitment_agreement on agreement_commitment (book, agreement);
create index agreement_commitment_due on agreement_commitment (next_due) where next_due is not null;
create table agreement_file (
  book uuid not null, key text not null, party uuid not null, commitment uuid not null, name text not null,
  primary key (book, key)
);
comment on table agreement_file is 'Of which commitment a file is evidence; shown while something said names it. Key = SHA-256 of the file. Row security by book and by party.';
create table agreement_report (
  book uuid not null, key text not null, party uuid not null,
  month text not null, workers integer not null, parents integer not null, placed integer not null, days integer not null,
  parents_absent integer, others_absent integer, parents_left integer, others_left integer, note text, said_at text not null, fact uuid not null,
  primary key (book, key)
);
comment on table agreement_report is 'What a company reports of one month: totals of its workers, never of one of them. Key = party|month. Row security by book and by party.';
create table agreement_baseline (
  book uuid not null, key text not null, party uuid not null,
  first_month text not null, last_month text not null, workers integer not null, parents integer not null,
  days integer not null, parents_absent integer, others_absent integer, parents_left integer, others_left integer, method text, fact uuid not null,
  primary key (book, key)
);
comment on table agreement_baseline is 'The company''s own months before opening, as totals. Key = party. Row security by book and by party.';
select nido_row_table(t), nido_party_table(t) from unnest(array['agreement', 'agreement_commitment', 'agreement_file', 'agreement_report', 'agreement_baseline']) t;
