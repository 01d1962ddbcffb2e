-- why: the synthetic world loads in two steps and may be interrupted; its seed, its last day and how far it got are remembered

create table world_load (
  one boolean primary key default true check (one),
  seed bigint not null, until date not null, days integer not null, first integer not null,
  opened boolean not null default false, steps integer not null default 0, finished boolean not null default false,
  updated_at timestamptz not null default now()
);
comment on table world_load is 'The synthetic world of this database, if it has one; at most one row. Outside the books and outside rebuild.';
comment on column world_load.opened is 'The network, its people and the last days are in: screens may open.';
comment on column world_load.steps is 'Steps of the earlier days that are whole; a load goes on after them.';
