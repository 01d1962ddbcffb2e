-- why: levels of a child's visits, compared with one another, and the moment at which an observation was said

alter table child_development add column readings jsonb not null default '[]';
comment on column child_development.readings is 'Visits with what the answers say of a level in standard deviations of the age, its variance, who saw it, and red flags; a provisional scale, only to compare a child with itself.';
alter table observation add column said_at text;
comment on column observation.said_at is 'When it was said, by the estimated clock; null where it was derived before this column.';
alter table child_development add column entry double precision, add column level double precision, add column level_age_days int,
  add column level_day date, add column girl boolean;
comment on column child_development.entry is 'Level at the first visit and (level) at the last one, at least three months later; null where there are not both. With sex and age of the last: what centers are compared by, only in sums.';
create index child_development_level on child_development (book, level_day) where level is not null;
