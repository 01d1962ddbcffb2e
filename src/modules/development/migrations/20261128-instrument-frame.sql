-- why: instruments other than the EDI bring their ages and rule along with each answer, so that a result follows from what was said alone

alter table observation add column frame jsonb;
comment on column observation.frame is 'Ages and rule of a loaded instrument other than the EDI; null of the open milestones and the EDI, which every copy knows.';
