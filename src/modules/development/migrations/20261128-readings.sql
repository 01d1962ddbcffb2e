-- why: levels of a child's visits, compared with one another, and the moment at which an observation was said

alter table child_development add column readings jsonb not null default '[]';
comment on column child_development.readings is 'Visits with what the answers say of a level in standard deviations of the age, its variance, who saw it, and red flags; a provisional scale, only to compare a child with itself.';
alter table observation add column said_at text;
comment on column observation.said_at is 'When it was said, by the estimated clock; null where it was derived before this column.';
