-- why: a stolen password must not open the door alone — second factors, passkeys, linked accounts, and the steps between them

alter table session
  add column id uuid not null default gen_random_uuid() unique,
  add column proved_at timestamptz not null default 'epoch',
  add column way text not null default 'password',
  add column browser text,
  add column provider text, add column provider_subject text, add column provider_session text, add column provider_token bytea;
comment on column session.proved_at is 'When the person last proved who they are: grave acts ask again once it is old.';
comment on column session.way is 'How they came in: password, totp, recovery, passkey, or the name of a provider; with + when two were needed.';
comment on column session.provider_token is 'What ends the session at the provider, sealed with the key of the data folder.';
create index session_person on session (person);
create index session_provider on session (provider, provider_subject) where provider is not null;

create table second_factor (
  person uuid primary key, secret bytea not null, last_step bigint not null, since timestamptz not null
);
comment on table second_factor is 'TOTP secrets, sealed (AES-256-GCM) with the key of the data folder; last_step = the last code used. Owner only: no grant to nido_app.';
create table recovery_code (
  person uuid not null, code_hash bytea not null, used_at timestamptz, primary key (person, code_hash)
);
comment on table recovery_code is 'One-time codes for who lost the factor: HMAC-SHA-256 with the key of the data folder. Owner only.';
create table passkey (
  id text primary key, person uuid not null, public_key bytea not null, counter bigint not null, transports jsonb not null,
  name text not null, synced boolean not null, created_at timestamptz not null, last_used_at timestamptz
);
comment on table passkey is 'Passkeys of people (WebAuthn): public key and counter; nothing secret. Owner only.';
create index passkey_person on passkey (person);
create table linked_account (
  provider text not null, subject text not null, person uuid not null, linked_at timestamptz not null, linked_by uuid not null,
  last_used_at timestamptz, primary key (provider, subject), unique (provider, person)
);
comment on table linked_account is 'Which account of the institute or of Llave MX is which person: an opaque subject (for Llave MX an HMAC), no claim. Owner only.';
create table sign_in_step (
  token_hash bytea primary key, person uuid, what text not null, held jsonb not null, tries integer not null default 0,
  expires_at timestamptz not null
);
comment on table sign_in_step is 'What was begun and is not done: the second step of signing in, a challenge, a way to a provider and back. Minutes. Owner only.';
create index sign_in_step_person on sign_in_step (person);
create table sign_in_event (
  id bigint generated always as identity primary key, at timestamptz not null, person uuid not null, what text not null,
  by_person uuid not null, seen_at timestamptz
);
comment on table sign_in_event is 'What changed in how a person comes in, and who changed it; told to the person. Owner only.';
create index sign_in_event_person on sign_in_event (person, at);
