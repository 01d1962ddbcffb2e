-- why: whom a center is built with and for is followed from a first interest to occupied places, with who was talked with and what was promised

create table partner (
  book uuid not null, key text not null, party uuid not null,
  kind text not null, name text not null, names jsonb not null, rfc text, municipality text, state text,
  latitude double precision, longitude double precision, "precision" text, sector text, workers integer, women integer,
  within uuid, parent uuid, area_ha double precision, status text, factories integer, source text, unseen boolean not null,
  stage text, since date, owner uuid, next text, due date, beyond boolean not null, model text,
  study uuid, agreement uuid, project uuid, center uuid, ended text, asked_on date, steps jsonb not null, match text not null,
  primary key (book, key)
);
comment on table partner is 'Organizations: companies, parks, poles, chambers, governments; with their way to a center for their workers. No data of persons. Key = id.';
create index partner_named on partner (book, nido_plain_name(name), key);
create index partner_match on partner (match);
create index partner_rfc on partner (rfc) where rfc is not null;
create index partner_going on partner (stage, due) where stage is not null;
create index partner_within on partner (book, within) where within is not null;
create table partner_interest (
  book uuid not null, key text not null, party uuid not null,
  folio text not null, on_day date not null, channel text not null, name text not null, workers integer, women integer, children integer,
  message text, answered_on date, answered_how text, answer text,
  primary key (book, key)
);
comment on table partner_interest is 'Interests as organizations told them, by web form or at a desk, and how each was answered. Key = the fact''s id.';
create index partner_interest_folio on partner_interest (folio);
create index partner_interest_party on partner_interest (book, party, on_day);
create table partner_contact (
  book uuid not null, key text not null, party uuid not null,
  name text, post text, mail text, phone text, consent jsonb, withdrawn_on date,
  primary key (book, key)
);
comment on table partner_contact is 'People of organizations with what they agreed to; without consent they are forgotten once answered. Personal data, under row security by book. Key = id.';
create index partner_contact_party on partner_contact (book, party);
create table partner_advice (
  book uuid not null, key text not null, party uuid not null,
  what text not null, on_day date not null, topic text not null, told text, material uuid, version text, files jsonb not null, by uuid not null,
  primary key (book, key)
);
comment on table partner_advice is 'Advice given: visits, calls, meetings, documents sent with their version. Key = the fact''s id.';
create index partner_advice_party on partner_advice (book, party, on_day);
create table partner_event (
  book uuid not null, key text not null,
  title text not null, on_day date not null, starts text not null, ends text not null, place text not null, agenda jsonb not null,
  organizations jsonb not null, sequence integer not null, cancelled jsonb, held_on date, attendance jsonb not null, told text,
  commitments jsonb not null, by uuid not null,
  primary key (book, key)
);
comment on table partner_event is 'Dialogue events: agenda, who is invited, who came, what was promised and what became of it. Key = id.';
create index partner_event_day on partner_event (book, on_day);
create table partner_material (
  book uuid not null, key text not null,
  title text not null, about text not null, version text not null, language text not null, on_day date not null, file text, versions jsonb not null,
  primary key (book, key)
);
comment on table partner_material is 'Materials that are given out, with every version. Key = id.';
create table partner_file (
  book uuid not null, key text not null, of uuid not null, material boolean not null,
  primary key (book, key)
);
comment on table partner_file is 'Of what a file is: advice to an organization, or a material. Key = SHA-256 of the file.';
create table partner_distinct (
  book uuid not null, key text not null, one uuid not null, other uuid not null, reason text not null,
  primary key (book, key)
);
comment on table partner_distinct is 'Organizations alike that a person found to be two. Key = both ids.';
select nido_row_table(t) from unnest(array['partner', 'partner_interest', 'partner_contact', 'partner_advice', 'partner_event', 'partner_material', 'partner_file', 'partner_distinct']) t;
