-- why: who watches over works is asked to see findings mended and late works told, and not their supervisor
alter table task drop constraint task_owner_check;
alter table task add constraint task_owner_check check (owner in ('educator', 'nurse', 'mentor', 'promoter', 'works-supervisor', 'director', 'supervisor', 'national'));
