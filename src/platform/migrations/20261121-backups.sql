-- What is in a finished backup: a tablet keeps an answered fact until then.
alter table device add column durable_through bigint not null default 0;

create table backup (
  id uuid primary key,
  kind text not null check (kind in ('full', 'pages')),
  base uuid,
  made_at timestamptz not null,
  file text not null,
  bytes bigint not null,
  pages bigint not null
);
comment on table backup is 'Backups that were written and read again; files are named as they were at that moment.';
comment on column device.durable_through is 'Highest number before which every fact of the tablet is in a finished backup: it may let go of them.';
