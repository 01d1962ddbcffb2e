-- why: whoever runs Nido for years must see which job failed or is late, and which center fell silent and since when
create table job_health (
  name text primary key, every_minutes integer, started_at timestamptz, ok_at timestamptz, ms integer,
  failed_at timestamptz, error text
);
comment on table job_health is 'How each job ended last time. Outside the books, outside backups: of this machine and moment.';
comment on column job_health.every_minutes is 'How often it is due; null for a job that runs when it is asked for.';
create table alarm (
  id uuid primary key, kind text not null check (kind in ('silent-center')), book uuid not null,
  level text not null check (level in ('attention', 'urgent')), since timestamptz, raised_at timestamptz not null, ended_at timestamptz
);
comment on table alarm is 'What the house noticed by itself and a person must look at; ends by itself when it is over. Outside the books.';
comment on column alarm.since is 'When the center was last heard; null for one that was never heard.';
create unique index alarm_open on alarm (kind, book) where ended_at is null;
select nido_row_table('alarm');
