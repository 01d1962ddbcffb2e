-- why: a synthetic world comes in several sizes; a load that goes on must know which one it began

alter table world_load add column preset text not null default 'demo' check (preset in ('demo', 'region', 'nation'));
comment on column world_load.preset is 'The size of the world: the demonstration, a region or a nation.';
