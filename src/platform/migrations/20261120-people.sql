-- why: who may come in — accounts, sessions, devices — and who looked at what; all of it outside the books

create table account (
  person uuid primary key, login text not null unique, password text not null, demo boolean not null default false,
  failed integer not null default 0, locked_until timestamptz
);
comment on table account is 'Credentials of people: argon2id. Outside the books: never in a feed, a page or a rebuild.';
create table session (
  token_hash bytea primary key, person uuid not null, created_at timestamptz not null default now(),
  last_at timestamptz not null default now(), expires_at timestamptz not null
);
comment on table session is 'Open sessions by the SHA-256 of their token.';
create table setup_link (token_hash bytea primary key, expires_at timestamptz not null);
comment on table setup_link is 'One-time link for the first administrator, printed on the console.';
create table device (
  id uuid primary key, book uuid not null, room uuid, label text not null, public_key bytea not null,
  state text not null check (state in ('claimed', 'paired', 'revoked')), order_given text check (order_given in ('drain', 'wipe')),
  review_above bigint, created_at timestamptz not null default now(), last_seen timestamptz, app_version text, pending bigint,
  oldest_pending timestamptz, free_bytes bigint, durable boolean, clock_off_ms double precision, max_dseq bigint not null default 0,
  lost_data boolean not null default false
);
comment on table device is 'Paired tablets with their public key (SPKI) and what they last said of themselves.';
comment on column device.review_above is 'Set when revoked as lost: facts numbered above it go to review, whatever time they claim.';
create table pairing (
  id uuid primary key, book uuid not null, room uuid, code_hash bytea not null, expires_at timestamptz not null,
  tries integer not null default 0, device uuid, created_by uuid not null
);
comment on table pairing is 'Codes for new tablets: 60 minutes, 10 tries, confirmed by the six letters the tablet shows.';
create table read_log (
  id bigint generated always as identity primary key, at timestamptz not null default now(),
  person uuid not null, book uuid not null, about uuid, endpoint text not null, purpose text not null
);
comment on table read_log is 'Who opened a child''s file, when, why. Shown to the family.';
create index read_log_about on read_log (about, at);
create table access_refusal (
  id bigint generated always as identity primary key, at timestamptz not null default now(),
  who uuid, endpoint text not null, scope uuid, why text not null
);
comment on table access_refusal is 'Requests refused for lack of permission.';

select nido_row_table(t) from unnest(array['device', 'pairing', 'read_log']) t;
