-- why: a phrase that too many people know is changed when the director asks; a copied tablet is seen by who looks after tablets
alter table device add column phrase_asked timestamptz, add column phrase_done timestamptz, add column cloned boolean not null default false;
comment on column device.phrase_asked is 'When the desk asked for another unlock phrase; the tablet says this moment back once it is changed.';
comment on column device.phrase_done is 'The asking the tablet has answered by changing its phrase.';
comment on column device.cloned is 'Two tablets counted with the same numbers: a copied profile. Stays until the tablet is retired.';
