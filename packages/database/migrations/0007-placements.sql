-- An app that somebody put into a course, so that its later launches and use are known.
create table lectern.placement (
  district_id uuid not null,
  -- Stands in the link's custom parameters and comes back with each of its launches.
  id uuid not null default gen_random_uuid(),
  app_id uuid not null,
  installation_id uuid not null,
  context_id uuid,
  placed_by uuid not null,
  placed_at timestamptz not null default now(),
  -- As the platform calls the link; known from its first launch on.
  external_id text,
  first_launched_at timestamptz,
  last_launched_at timestamptz,
  primary key (district_id, id),
  foreign key (district_id, app_id) references lectern.app (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade
);
create index placement_app on lectern.placement (district_id, app_id);
call lectern.isolate('lectern.placement');
