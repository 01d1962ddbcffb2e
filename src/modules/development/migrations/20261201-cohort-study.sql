-- why: more than one study may be loaded, each with items, children and numbers of its own

alter table cohort_item add column study text not null default '';
alter table cohort_child add column study text not null default '';
alter table cohort_visit add column study text not null default '';
comment on column cohort_item.study is 'Short name of the study, as its file gives it; empty of the one that was loaded without a name. It begins the key, before a colon.';
