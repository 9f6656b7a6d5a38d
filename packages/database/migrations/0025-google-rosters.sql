-- Rosters of Google Classroom: which courses a domain has, in whose name they are read, what Google tells by itself, and
-- whom its organizational units hold.

-- A course that the latest list had. What is archived or deleted is listed no more, and leaves.
create table lectern.google_course (
  district_id uuid not null,
  context_id uuid not null,
  installation_id uuid not null,
  -- The teacher in whose name it is read; null: an administrator's.
  person_id uuid,
  last_seen_at timestamptz not null default now(),
  -- Google told of a change, and no reading has begun since.
  changed_at timestamptz,
  primary key (district_id, context_id),
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade
);
create index google_course_installation on lectern.google_course (district_id, installation_id);
create index google_course_changed on lectern.google_course (district_id, installation_id) where changed_at is not null;
create index google_course_person on lectern.google_course (district_id, person_id) where person_id is not null;
call lectern.isolate('lectern.google_course');

-- Every course whose host offers a roster, whichever host it is. The rights are those of whoever asks.
create view lectern.offered_roster with (security_invoker = true) as
  select s.district_id, s.context_id, s.installation_id, s.last_seen_at
  from lectern.lti_context_service s where s.memberships_url is not null
  union all
  select g.district_id, g.context_id, g.installation_id, g.last_seen_at
  from lectern.google_course g;

-- One reading of the list of courses, page by page. Pruned by age.
create table lectern.google_course_run (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  installation_id uuid not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- As in roster_run: only the newest attempt may report, and a silent one has lost its worker.
  attempt integer not null default 0,
  started_at timestamptz not null default now(),
  last_sign_at timestamptz not null default now(),
  finished_at timestamptz,
  pages integer not null default 0,
  courses integer not null default 0,
  -- As many as were known before; null when none were.
  expected integer,
  -- Where the next page is: stored with the courses of the page before it.
  next_page text,
  -- Whether all that was read so far was an administrator's list, which has every course of the domain.
  is_whole boolean not null default true,
  code text,
  message text,
  denied boolean not null default false,
  primary key (district_id, id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create unique index google_course_run_active on lectern.google_course_run (district_id, installation_id)
  where status in ('waiting', 'running');
create index google_course_run_recent on lectern.google_course_run (district_id, installation_id, started_at desc);
call lectern.isolate('lectern.google_course_run');

-- What Google was asked to tell by itself. It ends by itself after a week.
create table lectern.google_registration (
  district_id uuid not null,
  installation_id uuid not null,
  feed text not null check (feed in ('DOMAIN_ROSTER_CHANGES', 'COURSE_ROSTER_CHANGES', 'COURSE_WORK_CHANGES')),
  -- As Google names it; empty for the whole domain.
  course_id text not null default '',
  -- Whose grant it hangs on: it is silent once that ends.
  person_id uuid,
  topic text,
  registration_id text,
  expires_at timestamptz,
  -- Why the last try failed.
  code text,
  message text,
  tried_at timestamptz not null default now(),
  primary key (district_id, installation_id, feed, course_id),
  check ((registration_id is null) = (expires_at is null)),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade
);
create index google_registration_id on lectern.google_registration (registration_id);
create index google_registration_person on lectern.google_registration (district_id, person_id);
call lectern.isolate('lectern.google_registration');

-- Messages that were taken: each comes at least once. Pruned by age.
create table lectern.google_push_message (
  district_id uuid not null,
  installation_id uuid not null,
  message_id text not null,
  received_at timestamptz not null default now(),
  primary key (district_id, installation_id, message_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index google_push_message_age on lectern.google_push_message (district_id, received_at);
call lectern.isolate('lectern.google_push_message');

-- Whose a pushed message may be: every installation whose topic this account delivers. Whose it is, its registration says.
create index google_installation_push on lectern.google_installation (push_service_account);
create function lectern.find_push_receivers(p_service_account text, p_registration_id text)
  returns table (district_id uuid, installation_id uuid, is_registered boolean)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select g.district_id, g.installation_id, r.registration_id is not null
    from lectern.google_installation g
    left join lectern.google_registration r
      on r.district_id = g.district_id and r.installation_id = g.installation_id and r.registration_id = p_registration_id
    where g.push_service_account = p_service_account
    order by r.registration_id is null limit 1;
  end;

-- The organizational units of a domain, as an administrator's directory has them: sums, nobody by name.
create table lectern.google_directory (
  district_id uuid not null,
  installation_id uuid not null,
  asked_at timestamptz not null default now(),
  read_at timestamptz,
  -- Why the last reading failed.
  code text,
  message text,
  primary key (district_id, installation_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
call lectern.isolate('lectern.google_directory');

create table lectern.google_org_unit (
  district_id uuid not null,
  installation_id uuid not null,
  path text not null,
  name text not null,
  -- Accounts of this unit itself that are neither suspended nor archived. Sums of people: disclose them.
  active_users integer not null,
  -- Those of them who came to Lectern here.
  seen_users integer not null,
  primary key (district_id, installation_id, path),
  foreign key (district_id, installation_id) references lectern.google_directory (district_id, installation_id)
    on delete cascade
);
call lectern.isolate('lectern.google_org_unit');
