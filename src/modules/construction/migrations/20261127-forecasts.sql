-- why: what was forecast of the programme stays said, so that it can be held against what came

create table construction_forecast (
  book uuid not null, key text not null,
  forecast uuid not null, made_on date not null, scope text not null, place text not null, runs integer not null, seed bigint not null,
  basis jsonb not null, centers jsonb not null, open_places jsonb not null, back jsonb,
  primary key (book, key)
);
comment on table construction_forecast is 'Forecasts of centers and places as they were made, each in the book of its scope: the nation and its states in the national one. No data of persons. Key = forecast|scope|place.';
create index construction_forecast_made on construction_forecast (book, scope, place, made_on);
select nido_row_table('construction_forecast');
