-- why: what is late rises as a digest now and then, as often as each person chose, not as a stream

create table task_digest (
  person uuid not null, made_at timestamptz not null,
  every text not null check (every in ('day', 'week')), lines jsonb not null,
  primary key (person, made_at)
);
comment on table task_digest is 'What had come up to somebody when it was made: places, kinds and counts, no child. Outside the books; reachable by the owner only, for the person themselves.';
create table task_digest_choice (
  person uuid primary key, every text not null check (every in ('day', 'week', 'never'))
);
comment on table task_digest_choice is 'How often somebody wants a digest; a day without a line. Outside the books; reachable by the owner only, for the person themselves.';
create index task_begins on task (from_at) where watched;
