-- why: companies, state governments and the Ministry of Economy come in to their own side and see nothing else

create function nido_party_table(tbl text) returns void language plpgsql as $fn$
begin
  execute format($q$create policy own_sides on %I for select using (
    party = any ((select string_to_array(nullif(current_setting('nido.parties', true), ''), ',')::uuid[])::uuid[]))$q$, tbl);
end $fn$;
comment on function nido_party_table is 'Lets a party read the rows of a table that carry its id (column party), in whatever book, beside the policy of books. A transaction of a party sets nido.parties and no book, so every table without this policy has no row for it.';
