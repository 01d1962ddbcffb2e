-- why: a project is followed from an offered plot to an open center, with its papers, contracts, works, money and what sources published of it

create table construction_project (
  book uuid not null, key text not null,
  code text not null, name text not null, municipality text not null, scheme text not null, address text,
  latitude double precision, longitude double precision, area double precision, places_least integer, places_most integer,
  offered_by text, demand integer, announced double precision, note text, source text not null, certainty text not null,
  stages jsonb not null, reached text not null, reached_on date, stage text, since date, opens_planned date, opens_forecast date, due date,
  "out" jsonb, visits jsonb not null, documents jsonb not null, file_percent integer not null, tenders jsonb not null,
  budgets jsonb not null, approved double precision not null, checks jsonb not null, committee jsonb, center uuid,
  conflicts jsonb not null,
  primary key (book, key)
);
comment on table construction_project is 'Projects of centers, each in the book of the representation of its site (the national one while nobody knows which). No data of children. Key = the site''s id.';
create index construction_project_name on construction_project (nido_plain_name(name), key);
create table construction_contract (
  book uuid not null, key text not null,
  project uuid not null, "for" text not null, number text not null, contractor text not null, signed_on date not null, starts date not null,
  ends date not null, ends_now date not null, amount double precision not null, amount_now double precision not null, tender text,
  retention double precision not null, tasks jsonb not null, links jsonb not null, schedule_on date, progress jsonb not null,
  physical double precision not null, changes jsonb not null, payments jsonb not null, paid double precision not null, held double precision not null,
  primary key (book, key)
);
comment on table construction_contract is 'Contracts of a project: works and their supervision apart, with schedule, progress, change orders and payments. Pesos. Key = id.';
create index construction_contract_project on construction_contract (book, project);
create table construction_note (
  book uuid not null, key text not null,
  project uuid not null, contract uuid, on_day date not null, what text not null, text text not null, grave boolean not null,
  photos jsonb not null, by uuid not null, mended jsonb,
  primary key (book, key)
);
comment on table construction_note is 'The log of works: visits, instructions, findings, tests, citizens'' committee. Key = the fact''s id.';
create index construction_note_project on construction_note (book, project, on_day);
create table construction_published (
  book uuid not null, key text not null,
  project uuid not null, at text not null, over boolean not null, on_day date not null, word text not null, scheme text,
  places_least integer, places_most integer, area double precision, demand integer, announced double precision, note text, source text not null,
  primary key (book, key)
);
comment on table construction_published is 'What sources published of where a site stood, on a day at the latest. Key = project|day|word.';
create index construction_published_project on construction_published (book, project, on_day);
create table construction_file (
  book uuid not null, key text not null,
  project uuid not null, paper boolean not null,
  primary key (book, key)
);
comment on table construction_file is 'Of which project a photo or a scanned paper is; shown while something said names it. Key = SHA-256 of the file.';
select nido_row_table(t) from unnest(array['construction_project', 'construction_contract', 'construction_note', 'construction_published', 'construction_file']) t;
