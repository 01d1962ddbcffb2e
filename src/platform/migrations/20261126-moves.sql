-- why: a center that moves is counted under its new place from its day on, and a tablet that follows may still hand in what it said before

create table device_book (
  device uuid not null, book uuid not null, until timestamptz not null, by_fact uuid not null,
  primary key (device, book)
);
comment on table device_book is 'Books a tablet belonged to before: what it said there and had not handed in is still taken there.';
select nido_row_table('device_book');

create table figure_regroup (since date not null);
comment on table figure_regroup is 'Days from which figures above the center must be grouped anew: a membership changed. Emptied every second; no personal data.';
grant insert on figure_regroup to nido_app;

create table figure_turn (one boolean primary key default true check (one), day date not null);
comment on table figure_turn is 'The day whose memberships the figures of now are grouped by: one row, no personal data.';
insert into figure_turn (day) values (current_date);

create function nido_memberships_begun(after date, through date) returns date language plpgsql stable security definer set search_path = public as $$
declare first date;
begin
  if to_regclass('public.center_membership') is null then return null; end if;
  execute 'select min(d) from (select min(from_day) as d from center_membership where from_day > $1 and from_day <= $2
    union all select min(from_day) from municipality_membership where from_day > $1 and from_day <= $2) x' into first using after, through;
  return first;
end $$;
comment on function nido_memberships_begun is 'The first day after one and up to another on which a membership begins; null = none.';
