-- why: a report in a company's name carries its emblem

alter table partner add column logo text;
