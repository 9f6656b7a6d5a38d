-- What each installation's platform really sends, to be held against what was asked for. Names, never values.
-- Pruned by age: what no longer comes is forgotten.
create table lectern.received_field (
  district_id uuid not null,
  installation_id uuid not null,
  source text not null check (source in ('launch', 'roster', 'token')),
  kind text not null check (kind in ('field', 'service', 'scope')),
  name text not null,
  -- What a data privacy agreement calls it, where it is about a person.
  element text,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (district_id, installation_id, source, kind, name),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.received_field');
