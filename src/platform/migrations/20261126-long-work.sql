-- why: what a person asks for and takes longer than a request (a list exported, a file judged) goes on behind, says how far it is, and can be stopped

create table long_work (
  id uuid primary key,
  kind text not null,
  person uuid not null,
  input jsonb not null,
  words jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  cancel_asked boolean not null default false,
  done bigint not null default 0,
  total bigint,
  step jsonb,
  result jsonb,
  error jsonb,
  file_name text,
  file_type text,
  file_bytes bigint,
  file_until timestamptz,
  runner uuid,
  beat_at timestamptz,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
comment on table long_work is 'Long work people asked for: who, what, how far, how it ended. Outside the books, no part of a rebuild or a backup; reachable by the owner only, answered to the person who asked.';
comment on column long_work.beat_at is 'Last sign of whoever runs it; a running work without one is taken for interrupted.';
comment on column long_work.file_until is 'The file that came of it is deleted then.';
create index long_work_mine on long_work (person, asked_at);
create index long_work_open on long_work (state) where state in ('waiting', 'running');

create unlogged table long_work_file (
  work uuid not null references long_work on delete cascade,
  n integer not null,
  bytes bytea not null,
  primary key (work, n)
);
comment on table long_work_file is 'Pieces of the files that long work leaves, for a day. In no log and no backup: a crash of the database loses them and they are asked for again. Reachable by the owner only.';
