-- Lists of courses of any host, what Microsoft 365 Education adds to them, and what it was asked to tell by itself.

alter table lectern.google_course rename to listed_course;
alter index lectern.google_course_pkey rename to listed_course_pkey;
alter index lectern.google_course_installation rename to listed_course_installation;
alter index lectern.google_course_changed rename to listed_course_changed;
alter index lectern.google_course_person rename to listed_course_person;
alter table lectern.listed_course
  -- The student information system's own id, where the host tells it.
  add column sourced_id text,
  -- As the host names the school.
  add column school_external_id text,
  -- Its class list comes from a file of the student information system: there is nothing to read at the host.
  add column by_file boolean not null default false;
create index listed_course_sourced on lectern.listed_course (district_id, installation_id, sourced_id)
  where sourced_id is not null;

alter table lectern.google_course_run rename to course_list_run;
alter index lectern.google_course_run_pkey rename to course_list_run_pkey;
alter index lectern.google_course_run_active rename to course_list_run_active;
alter index lectern.google_course_run_recent rename to course_list_run_recent;
alter table lectern.course_list_run
  -- 'changes' reads what changed since the last complete reading; only 'everything' shows what is gone.
  add column scope text not null default 'everything' check (scope in ('everything', 'changes')),
  -- Where the host tells what changes after this reading; null where it does not.
  add column differences text;

create or replace view lectern.offered_roster with (security_invoker = true) as
  select s.district_id, s.context_id, s.installation_id, s.last_seen_at, false as by_file
  from lectern.lti_context_service s where s.memberships_url is not null
  union all
  select g.district_id, g.context_id, g.installation_id, g.last_seen_at, g.by_file
  from lectern.listed_course g;

-- A school that the latest list had.
create table lectern.listed_school (
  district_id uuid not null,
  installation_id uuid not null,
  external_id text not null,
  name text,
  -- The student information system's own id.
  sourced_id text,
  by_file boolean not null default false,
  last_seen_at timestamptz not null default now(),
  primary key (district_id, installation_id, external_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.listed_school');

-- What Graph was asked to tell by itself: that something changed among the groups of the tenant.
create table lectern.teams_subscription (
  district_id uuid not null,
  installation_id uuid not null,
  -- In the addresses that Graph calls. New for every try: who knows an older one is nobody's guest.
  attempt_id uuid not null default gen_random_uuid(),
  attempted_at timestamptz not null default now(),
  -- Each address proves itself once, while Graph is being asked.
  shaken text[] not null default '{}',
  -- As Graph names it, with the attempt that it was made by; all or none.
  subscription_id text,
  made_by uuid,
  expires_at timestamptz,
  -- Graph wants to be shown again that it may.
  renewal_asked boolean not null default false,
  -- When it told something last, and why the last try failed.
  told_at timestamptz,
  code text,
  message text,
  primary key (district_id, installation_id),
  check ((subscription_id is null) = (expires_at is null) and (subscription_id is null) = (made_by is null)),
  foreign key (district_id, installation_id) references lectern.teams_installation (district_id, installation_id)
    on delete cascade
);
create index teams_subscription_id on lectern.teams_subscription (subscription_id);
create index teams_subscription_attempt on lectern.teams_subscription (attempt_id);
call lectern.isolate('lectern.teams_subscription');

-- Whose a notice or a handshake is, before a district is known.
create function lectern.find_teams_subscription(p_subscription_id text, p_attempt_id uuid)
  returns table (district_id uuid, installation_id uuid, tenant_id text, made_by uuid)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select s.district_id, s.installation_id, t.tenant_id, s.made_by
    from lectern.teams_subscription s
    join lectern.teams_installation t on t.district_id = s.district_id and t.installation_id = s.installation_id
    where coalesce(p_subscription_id, p_attempt_id::text) is not null
      and (p_subscription_id is null or s.subscription_id = p_subscription_id)
      and (p_attempt_id is null or s.attempt_id = p_attempt_id)
    limit 1;
  end;
