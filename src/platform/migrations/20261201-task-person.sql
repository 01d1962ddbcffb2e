-- why: a task may be for one of those who hold a post, or for anybody but one of them: a mentor's own agreement, a second pair of eyes

alter table task add column person uuid, add column not_by uuid;
alter table task drop constraint task_owner_check;
alter table task add constraint task_owner_check check (owner in ('educator', 'nurse', 'mentor', 'director', 'supervisor', 'national'));
comment on column task.person is 'Of those who hold the post it is asked of, this one alone; null: any of them.';
comment on column task.not_by is 'Who of them must not do it; null: nobody is kept from it.';
create index task_mentor on task (book) where owner = 'mentor';
