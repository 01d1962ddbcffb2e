-- why: plans of where to open centers are kept whole, with their assumptions, their proof and what became of their sites

create table siting_plan (
  book uuid not null, key text not null,
  name text not null, scope text not null, made_on date not null, by uuid not null, from_plan uuid, parameters jsonb not null, data jsonb not null,
  sites jsonb not null, value double precision not null, standing double precision not null, total double precision not null,
  cost double precision not null, places integer not null, years jsonb not null, states jsonb not null, uncovered jsonb not null,
  bound double precision not null, bound_by text not null, proofs jsonb not null, withdrawn jsonb,
  primary key (book, key)
);
comment on table siting_plan is 'Plans of where to open centers, in the national book: what was asked, what they open and cover, and the bound that says how good they are. No data of persons. Key = id.';
create table siting_assumption (
  book uuid not null, key text not null,
  value double precision not null, on_day date not null, source text not null, confidence text not null, reason text not null, by uuid not null,
  versions jsonb not null,
  primary key (book, key)
);
comment on table siting_assumption is 'Assumptions of plans that were set in place of the built-in ones, with all their versions. Key = the assumption.';
create table siting_fix (
  book uuid not null, key text not null,
  put text not null, reason text not null, on_day date not null, by uuid not null,
  primary key (book, key)
);
comment on table siting_fix is 'Candidates fixed in plans to come or out of them, with why. Key = the candidate.';
create table siting_project (
  book uuid not null, key text not null,
  plan uuid not null, candidate text not null, expected double precision not null, places integer not null, begun_on date not null, by uuid not null,
  primary key (book, key)
);
comment on table siting_project is 'Sites of plans that became construction projects, in the book of their representation. Key = the project''s id.';
create index siting_project_plan on siting_project (plan);
select nido_row_table(t, true) from unnest(array['siting_plan', 'siting_assumption', 'siting_fix']) t;
select nido_row_table('siting_project');
