-- why: who works where, with which post; the PIN that names them on a tablet

create table staff_person (
  book uuid not null, key text not null,
  given text not null, first text not null, second text, synthetic boolean not null, conflicts jsonb not null,
  primary key (book, key)
);
comment on table staff_person is 'People who work in a center, a representation or the national unit. Key = person id.';
create table staff_post (
  book uuid not null, key text not null,
  person uuid not null, role text not null, from_day date not null, to_day date, rooms jsonb not null,
  primary key (book, key)
);
comment on table staff_post is 'Posts: the permissions of a person in the scope of the book, dated. Key = the fact that gave it.';
create index staff_post_person on staff_post (person);
create table staff_pin (
  book uuid not null, person uuid not null, salt text not null, iterations integer not null, hash text not null, set_at timestamptz not null,
  primary key (book, person)
);
comment on table staff_pin is 'Verifier of the 6-digit PIN that names a person on an unlocked tablet. A credential: outside the books, never rebuilt.';
select nido_row_table(t) from unnest(array['staff_person', 'staff_post', 'staff_pin']) t;

create function nido_posts_of(wanted uuid[]) returns table (person uuid, book uuid, role text, from_day date, to_day date)
language sql stable security definer set search_path = public as $$
  select p.person, p.book, p.role, p.from_day, p.to_day from staff_post p where p.person = any (wanted)
$$;
comment on function nido_posts_of is 'Every post of these people, in whatever book: what permissions are judged from. A declared cross-book read.';
