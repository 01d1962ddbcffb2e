-- why: the last days of a child that moves follow it to the next center, are seen there, and are counted only where they happened

alter table daily_day add column followed boolean not null default false;
comment on column daily_day.followed is 'All of it happened in the center before: shown here, counted and asked there.';
