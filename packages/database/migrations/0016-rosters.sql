-- Rosters: who belongs to a course, as its platform says, kept only where a district switched that on. People are as
-- pseudonymous here as a launch makes them: no name, no e-mail.

-- One roster of a course: what the last complete reading said. A reading that fails leaves it as it is.
create table lectern.roster (
  district_id uuid not null,
  context_id uuid not null,
  installation_id uuid not null,
  -- Of whoever is active.
  members integer not null,
  complete_at timestamptz not null,
  -- When everybody was read, not only who had changed.
  full_at timestamptz not null,
  -- Where the platform tells what changed since then; null where it does not.
  differences_url text,
  primary key (district_id, context_id),
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index roster_installation on lectern.roster (district_id, installation_id);
call lectern.isolate('lectern.roster');

create table lectern.roster_member (
  district_id uuid not null,
  context_id uuid not null,
  person_id uuid not null,
  -- In this course; 'other' watches or helps and is nobody's student or teacher.
  role text not null check (role in ('student', 'teacher', 'admin', 'other')),
  -- Inactive: the platform says so, or no longer names the person.
  status text not null check (status in ('active', 'inactive')),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (district_id, context_id, person_id),
  foreign key (district_id, context_id) references lectern.roster (district_id, context_id) on delete cascade,
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade
);
create index roster_member_person on lectern.roster_member (district_id, person_id);
call lectern.isolate('lectern.roster_member');

-- One reading of a roster, page by page. Pruned by age.
create table lectern.roster_run (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  context_id uuid not null,
  installation_id uuid not null,
  -- 'changes' reads the differences since the last complete reading.
  scope text not null check (scope in ('everybody', 'changes')),
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Rises each time the work begins: only the newest attempt may report, so a worker that was given up on cannot.
  attempt integer not null default 0,
  started_at timestamptz not null default now(),
  -- When the worker last reported; a running one that stays silent has lost its worker.
  last_sign_at timestamptz not null default now(),
  finished_at timestamptz,
  pages integer not null default 0,
  members integer not null default 0,
  -- As many as there were last time; null when nobody knows.
  expected integer,
  -- Where the next page is: stored with the members of the page before it, so that any worker can go on.
  next_url text,
  differences_url text,
  -- Of a failure: its code, the platform's own words with what to do, and whether the platform's administrator
  -- denied the service, which is no fault to be tried again soon.
  code text,
  message text,
  denied boolean not null default false,
  primary key (district_id, id),
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
-- Of one course there is one at a time.
create unique index roster_run_active on lectern.roster_run (district_id, context_id)
  where status in ('waiting', 'running');
create index roster_run_recent on lectern.roster_run (district_id, context_id, started_at desc);
-- How the last one that ended in an installation went.
create index roster_run_ended on lectern.roster_run (district_id, installation_id, finished_at desc)
  where status in ('done', 'failed');
call lectern.isolate('lectern.roster_run');

-- Who was read so far; becomes the roster when the reading is complete.
create table lectern.roster_run_member (
  district_id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  role text not null,
  status text not null,
  primary key (district_id, run_id, person_id),
  foreign key (district_id, run_id) references lectern.roster_run (district_id, id) on delete cascade
);
call lectern.isolate('lectern.roster_run_member');
