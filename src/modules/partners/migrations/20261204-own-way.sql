-- why: an organization sees in its own side how far it has come on its way, and nothing of another's

select nido_party_table('partner');
comment on table partner is 'Organizations: companies, parks, poles, chambers, governments; with their way to a center for their workers. No data of persons. Key = id. Row security by book and by party; a party is answered its stage, next step and model alone (partners.side).';
