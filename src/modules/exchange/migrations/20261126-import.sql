-- why: a file of others is read, asked about, judged and taken over minutes and restarts; what was answered serves the next one

create table import_draft (
  id uuid primary key, name text not null, bytes bigint not null, path text, asked_by uuid not null, at timestamptz not null,
  expires timestamptz not null, said jsonb not null default '{}', wanted jsonb not null default '{}', read jsonb, target text,
  judged jsonb, taken jsonb, live jsonb, questions jsonb not null default '[]', work uuid, doing text, sentence text
);
comment on table import_draft is 'Files on their way in. Outside the books and outside rebuild; holds what the files hold until taken or one day old, so the owner alone reads it.';
comment on column import_draft.path is 'Where the bytes lie, outside the web; null once they are deleted. Then only counts are kept of what was in them.';
comment on column import_draft.live is 'The report so far of the work that runs.';
create index import_draft_at on import_draft (at desc);

create table import_recipe (
  id uuid primary key, fingerprint text not null unique, name text not null, recipe jsonb not null, at timestamptz not null,
  asked_by uuid not null, used integer not null default 0
);
comment on table import_recipe is 'Answers about files of one shape (the words of their columns). Outside the books; words of places and codes, no people. Owner only.';
