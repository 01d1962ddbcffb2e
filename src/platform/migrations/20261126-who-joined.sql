-- why: a file also tells of files that were joined into it and split again

create index person_join_into on person_join (into_person);
