-- What a platform tells by itself (Platform Notification Service), and what it says of courses that are copies.

-- Whether the notices of a deployment come to us. One row from the first launch on that offers the service, or from
-- the first notice.
create table lectern.lti_notice_subscription (
  district_id uuid not null,
  installation_id uuid not null,
  deployment_id text not null,
  -- As the latest launch offered it.
  service_url text,
  notice_types text[] not null default '{}',
  -- Where the platform sends notices, as it was told last; null: nowhere.
  handler text,
  subscribed_at timestamptz,
  last_notice_at timestamptz,
  -- Why the platform could not be told, in its own words.
  problem text,
  problem_at timestamptz,
  primary key (district_id, installation_id, deployment_id),
  foreign key (district_id, installation_id, deployment_id)
    references lectern.lti_deployment (district_id, installation_id, deployment_id) on delete cascade
);
call lectern.isolate('lectern.lti_notice_subscription');

-- A notice is answered once it stands here, and processed after that: some platforms send it a single time. Its id
-- is unique within the deployment, so the key takes the same one once. Pruned by age.
create table lectern.lti_notice (
  district_id uuid not null,
  installation_id uuid not null,
  deployment_id text not null,
  notice_id text not null,
  notice_type text not null,
  -- What the type says, e.g. {"context": {"id": "…"}, "originContexts": ["…"]}: of courses, never of people.
  content jsonb not null,
  happened_at timestamptz not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  primary key (district_id, installation_id, deployment_id, notice_id),
  foreign key (district_id, installation_id, deployment_id)
    references lectern.lti_deployment (district_id, installation_id, deployment_id) on delete cascade
);
create index lti_notice_waiting on lectern.lti_notice (district_id, received_at) where processed_at is null;
call lectern.isolate('lectern.lti_notice');

-- Of which courses a course is a copy: what was placed there came along. Learned once, by notice or by launch.
create table lectern.context_origin (
  district_id uuid not null,
  context_id uuid not null,
  origin_id uuid not null,
  learned_at timestamptz not null default now(),
  primary key (district_id, context_id, origin_id),
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, origin_id) references lectern.context (district_id, id) on delete cascade
);
create index context_origin_origin on lectern.context_origin (district_id, origin_id);
call lectern.isolate('lectern.context_origin');

-- A copied link still names the placement that it was copied from, in every further copy too. Its counterpart in the
-- new course therefore points at that first one, and there is one for each course; nobody placed it there. No foreign
-- key: copies stay, and their links go on naming the first one, when that is gone.
alter table lectern.placement add column copied_from uuid;
create unique index placement_copy on lectern.placement (district_id, copied_from, context_id)
  where copied_from is not null;
create index placement_context on lectern.placement (district_id, context_id);

-- The same text always gives the same id: a link made by hand is a placement from its first launch on, and two of
-- those at once make one. Of version 8 (RFC 9562 §5.8), so that it passes for a UUID everywhere.
create function lectern.uuid_of(what text) returns uuid
  language sql immutable
  return overlay(overlay(md5(what) placing '8' from 13) placing '8' from 17)::uuid;
