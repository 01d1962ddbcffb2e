-- why: a plan can be shown and proven on the data it was made from, also once others have replaced them

create table siting_instance (
  version text primary key,
  body bytea not null,
  kept_at timestamptz not null default now()
);
comment on table siting_instance is 'What plans were made from — people, candidates, nurseries that stood — as compressed JSON, outside the books; reachable by the owner only. No data of persons: sums of localities. Key = its digest, as plans name it.';
