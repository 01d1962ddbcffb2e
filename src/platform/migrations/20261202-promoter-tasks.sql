-- why: who promotes plots and partners is asked for what is theirs, and not their supervisor
alter table task drop constraint task_owner_check;
alter table task add constraint task_owner_check check (owner in ('educator', 'nurse', 'mentor', 'promoter', 'director', 'supervisor', 'national'));
