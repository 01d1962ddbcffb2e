-- why: what a forecast supposes of plots that nobody has offered yet is kept beside it, so that it can be held against what came

alter table construction_forecast add column arrivals jsonb;
