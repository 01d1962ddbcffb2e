-- why: a demonstration begun by one release and gone on with by another would say the same day twice under other ids
alter table world_load add column edition integer not null default 0;
