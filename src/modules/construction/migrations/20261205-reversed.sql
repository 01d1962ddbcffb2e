-- why: money, tenders, visits and notes said in error count no more and stay told with their reason

alter table construction_project add column reversed jsonb not null default '[]';
alter table construction_contract add column signing uuid;
