-- why: a child's portfolio goes along to another center: what was seen of it alone, with its photos, and its report to preschool

alter table learning_observation alter column room drop not null;
alter table learning_observation add column followed boolean not null default false;
comment on column learning_observation.followed is 'Came with the child from another center: it was written there, and has no room here.';
alter table learning_transition add column followed boolean not null default false;
comment on column learning_transition.followed is 'Was written in another center and came with the child; what is written here takes its place.';
