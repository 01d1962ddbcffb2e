-- why: a post may be held for an allied organization: it opens the organization's own side, and no book

alter table staff_person add column party uuid;
comment on column staff_person.party is 'The allied organization they represent; null for who works here. No tablet carries them.';
alter table staff_post add column party uuid;
comment on column staff_post.party is 'The allied organization the post is held for; null for every post of the institute.';
create index staff_person_party on staff_person (party) where party is not null;

create or replace function nido_posts_of(wanted uuid[]) returns table (person uuid, book uuid, role text, from_day date, to_day date)
language sql stable security definer set search_path = public as $$
  select p.person, p.book, p.role, p.from_day, p.to_day from staff_post p where p.person = any (wanted) and p.party is null
$$;
comment on function nido_posts_of is 'Every post of these people, in whatever book, but for those held for a party: what permissions are judged from. A declared cross-book read.';

create function nido_sides_of(wanted uuid[]) returns table (person uuid, book uuid, party uuid, from_day date, to_day date)
language sql stable security definer set search_path = public as $$
  select p.person, p.book, p.party, p.from_day, p.to_day from staff_post p where p.person = any (wanted) and p.party is not null and p.role = 'party'
$$;
comment on function nido_sides_of is 'Every post these people hold for a party, in whatever book: whose side they come in to. A declared cross-book read.';
