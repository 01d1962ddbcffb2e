-- why: contacts that agreed to nothing are erased when a year passed without an answer, and are looked for every night

create index partner_contact_unagreed on partner_contact (book, party) where consent is null and withdrawn_on is null;
comment on table partner_contact is 'People of organizations with what they agreed to; without consent they are forgotten once answered, or after a year without an answer. Personal data, under row security by book. Key = id.';
