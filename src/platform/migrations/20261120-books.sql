-- why: the books, their pages and facts, the feed the tablets pull and the figures the country looks at

create table book (
  id uuid primary key,
  kind text not null check (kind in ('nation', 'representation', 'center', 'unborn')),
  pages bigint not null default 0,
  head bytea not null default '\x',
  epoch uuid not null default gen_random_uuid(),
  feed bigint not null default 0,
  marks bigint not null default 0
);
comment on table book is 'One row a book: every writer locks it first, so page order is commit order and feeds have no holes.';
comment on column book.marks is 'How many facts of the book correct, withdraw or resolve another; zero spares a look.';
comment on column book.epoch is 'Changes on rebuild and restore: a tablet with another one pulls its state anew (never its outbox).';

create table fact (
  book uuid not null,
  id uuid not null,
  kind text not null,
  about uuid,
  persons uuid[],
  est_at timestamptz not null,
  held boolean not null default false,
  body text,
  seals jsonb not null,
  primary key (book, id)
) partition by range (id);
comment on table fact is 'Immutable facts as canonical JSON text (RFC 8785). Partitioned by id: a UUIDv7 is a time.';
comment on column fact.body is 'null once the persons it concerned are erased; seals then keep only digests, so the chain still verifies.';
comment on column fact.seals is 'Salted commitments, one per person concerned: [{p: person or "", s: salt, d: digest}].';
comment on column fact.held is 'In review and not counting until a person says it stands.';
create table fact_else partition of fact default;
create index fact_about on fact (book, about);
create index fact_persons on fact using gin (persons) where persons is not null;

create table page (
  book uuid not null,
  n bigint not null,
  fact uuid not null,
  prev_hash bytea not null,
  fact_hash bytea not null,
  hash bytea not null,
  stamp text not null,
  answer text not null,
  reason text,
  received_at timestamptz not null,
  primary key (book, n)
);
comment on table page is 'Numbered pages of a book, each hashed with the one before; stamp is what intake decided, an input of any rebuild.';
create unique index page_fact on page (book, fact);
create index page_open_review on page (book, n) where answer in ('review', 'quarantined');

create table device_seq (
  device uuid not null,
  dseq bigint not null,
  book uuid not null,
  fact uuid not null,
  primary key (device, dseq)
);
comment on table device_seq is 'Which counters of a device have been received: what hello answers "missing" from. Distributed by device.';

create table fact_key (
  book uuid not null,
  tbl text not null,
  key text not null,
  fact uuid not null,
  subject text,
  primary key (book, tbl, key, fact)
);
comment on table fact_key is 'Which facts a derived row is folded from, and the lower row it looks at. Rebuilt with the rows.';
create index fact_key_subject on fact_key (book, subject, tbl) where subject is not null;

create table fact_mark (
  book uuid not null,
  target uuid not null,
  by_fact uuid not null,
  mark text not null check (mark in ('corrected', 'withdrawn', 'stands', 'void')),
  primary key (book, target, by_fact, mark)
);
comment on table fact_mark is 'Which fact corrects, withdraws or resolves which. Rebuilt with the rows.';

create table erased_person (
  book uuid not null,
  person uuid not null,
  by_fact uuid not null,
  primary key (book, person)
);
comment on table erased_person is 'Persons that must be forgotten: a fact about them is blanked on arrival, however late.';

create table malformed (
  book uuid not null,
  digest bytea not null,
  device uuid,
  received_at timestamptz not null,
  reason text not null,
  body text not null,
  primary key (book, digest)
);
comment on table malformed is 'What arrived without a readable envelope: kept for a person to look at, never dropped.';

create table feed (
  book uuid not null,
  entity text not null,
  seq bigint not null,
  op text not null check (op in ('put', 'delete', 'evict')),
  body text,
  primary key (book, entity)
);
comment on table feed is 'Latest state of what a device of the book may hold, numbered by the book in commit order.';
create unique index feed_seq on feed (book, seq);

create table figure (
  book uuid not null,
  indicator text not null,
  room uuid not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  primary key (book, indicator, period, room)
);
comment on table figure is 'What rows contribute, summed at room and period in the transaction that writes the row.';
create table figure_residue (like figure including all);
comment on table figure_residue is 'Anonymous residue of erased persons: what their rows had contributed to past periods.';

create table figure_delta (
  id bigint generated always as identity primary key,
  book uuid not null,
  indicator text not null,
  period text not null,
  part bigint not null,
  whole bigint not null
);
comment on table figure_delta is 'Differences not yet folded into representations; emptied every second.';

create table figure_above (
  scope uuid not null,
  indicator text not null,
  period text not null,
  part bigint not null,
  whole bigint not null,
  primary key (indicator, period, scope)
);
comment on table figure_above is 'Figures by representation and period, folded from differences; membership is the one of the period.';

create function nido_row_table(tbl text, catalog boolean default false) returns void language plpgsql as $fn$
begin
  execute format('alter table %I enable row level security', tbl);
  execute format($q$create policy own_books on %I using (
    (select coalesce(current_setting('nido.every', true), '')) = 'on'
    or %I = any ((select string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[])::uuid[]))$q$,
    tbl, case when tbl = 'book' then 'id' else 'book' end);
  if catalog then
    execute format($q$create policy catalog on %I for select using (
      book = '00000000-0000-4000-8000-000000000001' and (select coalesce(current_setting('nido.books', true), '')) <> '')$q$, tbl);
  end if;
  execute format('grant select, insert, update, delete on %I to nido_app', tbl);
end $fn$;
comment on function nido_row_table is 'Puts a table under row security by book; a catalog of the national book is readable by whoever has any scope.';

do $$
declare t text;
begin
  if not exists (select from pg_roles where rolname = 'nido_app') then
    create role nido_app nologin nosuperuser nobypassrls;
  end if;
  execute format('grant nido_app to %I', current_user);
  foreach t in array array['fact','page','fact_key','fact_mark','erased_person','malformed','feed','figure','figure_residue','figure_delta','book'] loop
    perform nido_row_table(t);
  end loop;
end $$;
grant select, insert, update, delete on device_seq to nido_app;
alter table figure_above enable row level security;
create policy own_scopes on figure_above for select using (
  (select coalesce(current_setting('nido.every', true), '')) = 'on'
  or scope = any ((select string_to_array(nullif(current_setting('nido.books', true), ''), ',')::uuid[])::uuid[]));
grant select on figure_above to nido_app;
grant usage on schema public to nido_app;
insert into book (id, kind) values ('00000000-0000-4000-8000-000000000001', 'nation');
