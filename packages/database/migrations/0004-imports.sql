-- Import runs: what was uploaded, how far it is, which rows were refused.

create table lectern.import_run (
  district_id uuid not null references lectern.district (id),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('catalog', 'usage')),
  file_name text not null,
  file_chunks integer not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Rises each time the work begins: only the newest attempt may report, so a worker that was given up on cannot.
  attempt integer not null default 0,
  started_at timestamptz not null default now(),
  -- When the worker last reported; a running import that stays silent has lost its worker.
  last_sign_at timestamptz not null default now(),
  finished_at timestamptz,
  -- Lines of the file until the work is done, then its rows.
  total_rows integer,
  accepted_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  rejected_rows integer not null default 0,
  -- Why it failed.
  message text,
  primary key (district_id, id)
);
create index import_run_recent on lectern.import_run (district_id, started_at desc);
call lectern.isolate('lectern.import_run');

-- The first 10,000 refused rows of a run.
create table lectern.import_rejection (
  district_id uuid not null,
  import_id uuid not null,
  line integer not null,
  code text not null,
  reason text not null,
  -- [[header, value], …]: an object would lose the order of the columns.
  fields jsonb not null,
  primary key (district_id, import_id, line),
  foreign key (district_id, import_id) references lectern.import_run (district_id, id) on delete cascade
);
call lectern.isolate('lectern.import_rejection');

-- The uploaded bytes until the run has ended, so that any worker can do it. Chunks are stored as they arrive, each
-- in a transaction of its own, and the run only when all are there: hence no foreign key.
create table lectern.import_file (
  district_id uuid not null references lectern.district (id),
  import_id uuid not null,
  chunk integer not null,
  bytes bytea not null,
  stored_at timestamptz not null default now(),
  primary key (district_id, import_id, chunk)
);
call lectern.isolate('lectern.import_file');
