-- why: what happened to a child is written down once, told to its family, looked at by the director, and closed with what will change

create table incident (
  book uuid not null, key text not null,
  noted uuid not null, day date not null, at text not null, said_at text not null, by uuid not null, room uuid,
  kind text not null, place text, children jsonb not null, aid jsonb not null, witnesses jsonb not null, unseen boolean not null,
  head boolean not null, grave boolean not null,
  accounts jsonb not null, reviewed jsonb, closed jsonb, families_due integer not null, families_in_time integer not null,
  flags jsonb not null,
  primary key (book, key)
);
comment on table incident is 'Incidents of a center, whole. Instants as ISO text in UTC. Key = incident id.';
comment on column incident.children is 'Who was hurt, who did it, who was there; since when the family of each knows, and whether it signed.';
create index incident_day on incident (book, day);
create index incident_grave on incident (at) where grave and closed is null;
create table incident_child (
  book uuid not null, key text not null,
  incident uuid not null, child uuid not null, known boolean not null, part text not null, day date not null, at text not null, said_at text not null,
  kind text not null, place text, head boolean not null, injuries jsonb not null, aid jsonb not null, words text, told jsonb not null, signed jsonb,
  primary key (book, key)
);
comment on table incident_child is 'An incident as the family of one child may know it: nothing of any other child. Key = incident|child.';
create index incident_child_incident on incident_child (book, incident);
create table incident_blob (
  book uuid not null, key text not null, incident uuid not null, child uuid not null, shown boolean not null,
  primary key (book, key)
);
comment on table incident_blob is 'Whose signed paper a stored file is. Key = SHA-256 of the file.';
create table incident_question (
  book uuid not null, key text not null, child uuid not null, day date not null, room uuid,
  notes jsonb not null, incidents jsonb not null, answers jsonb not null,
  primary key (book, key)
);
comment on table incident_question is 'Notes of a child’s day that may tell of an incident, and what was said of them since. Key = child|day.';
select nido_row_table(t) from unnest(array['incident', 'incident_child', 'incident_blob', 'incident_question']) t;
