-- why: a center that closes says since when, and one that is renamed is still found by the name it had

alter table center add column closed_on date, add column former jsonb not null default '[]';
comment on column center.closed_on is 'Since when it is closed, where that was decided; null = it is not, or its registration alone says so.';
comment on column center.former is 'Names and codes it had before, oldest first: [{name, code, until}].';
