-- why: what was seen of a child is kept with its photo while the family agrees, and a report goes with it to preschool

create table learning_observation (
  book uuid not null, key text not null,
  room uuid not null, day date not null, by uuid not null, at text not null, children jsonb not null, text text not null,
  fields jsonb not null, family boolean not null, blob text,
  primary key (book, key)
);
comment on table learning_observation is 'Something seen of children of a room, in words. Key = the fact''s id.';
create index learning_observation_children on learning_observation using gin (children jsonb_path_ops);
create table learning_photo (
  book uuid not null, key text not null, child uuid not null, shown boolean not null,
  primary key (book, key)
);
comment on table learning_photo is 'Whose photo of an observation a stored file is; shown while the family agrees to photos in the room. Key = SHA-256.';
create table learning_transition (
  book uuid not null, key text not null,
  said uuid not null, day date not null, by uuid not null, at text not null, parts jsonb not null, agreed jsonb,
  primary key (book, key)
);
comment on table learning_transition is 'The report that goes with a child to preschool; the last one written stands. Key = child id.';
select nido_row_table(t) from unnest(array['learning_observation', 'learning_photo', 'learning_transition']) t;
