-- why: an instrument is applied only by whom a certificate allows it on that day

create table staff_certificate (
  book uuid not null, key text not null,
  person uuid not null, instrument text not null, issuer text not null, number text, from_day date not null, to_day date not null,
  primary key (book, key)
);
comment on table staff_certificate is 'Certificates of evaluators: who may apply which instrument, from which day to which. Key = the fact that noted it.';
create index staff_certificate_person on staff_certificate (book, person);
select nido_row_table('staff_certificate');
