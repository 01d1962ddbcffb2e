-- why: what is said of suspected harm lies in books of its own, readable by the persons of the protocol alone and visible to nobody else

create table sealed_book (
  book uuid primary key, pages bigint not null default 0, head bytea not null default '\x'
);
comment on table sealed_book is 'Heads of the sealed books: one of each representation, one of the nation. Row security by nido.sealed: no scope of a post reaches them.';
create table sealed_page (
  id bigint generated always as identity, book uuid not null, n bigint not null, record uuid not null,
  received_at timestamptz not null, sender bytea not null, body text not null, hash bytea not null,
  primary key (book, n), unique (book, record)
);
comment on table sealed_page is 'Sealed records, chained: reports, notes and what is nothing, all of one size, told apart only by who holds a key. Row security by nido.sealed.';
comment on column sealed_page.sender is 'Who handed it in, sealed with the key of the data folder: the database alone does not tell.';
create table sealed_look (
  book uuid not null, person uuid not null, page bigint not null, at timestamptz not null, primary key (book, person)
);
comment on table sealed_look is 'Up to which page a person of the protocol has opened a sealed book, and when they last did: what rises when nobody looks. Row security by nido.sealed.';
create table protocol_key (
  person uuid primary key, wrapped text not null, made_at timestamptz not null
);
comment on table protocol_key is 'Private keys of persons of the protocol, wrapped in their browser by a phrase only they know. Owner only: no grant to nido_app.';

do $$
declare t text;
begin
  foreach t in array array['sealed_book', 'sealed_page', 'sealed_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format($q$create policy protocol on %I using (
      book = any ((select string_to_array(nullif(current_setting('nido.sealed', true), ''), ',')::uuid[])::uuid[]))$q$, t);
    execute format('grant select, insert, update on %I to nido_app', t);
  end loop;
end $$;
