-- Usage: events as they happen, their rollups, and what other systems measured.

-- Raw events, one partition per month, dropped after their retention (maintain_usage_partitions). An event is known
-- by its id and its time together, because a unique key of a partitioned table has to hold the partition's column:
-- a resend with both unchanged is a duplicate.
create table lectern.usage_event (
  district_id uuid not null,
  occurred_at timestamptz not null,
  event_id uuid not null,
  kind text not null check (kind in ('launch', 'app-opened')),
  -- null: a launch of the catalog itself
  app_id uuid,
  person_id uuid not null,
  role text not null check (role in ('student', 'teacher', 'admin')),
  installation_id uuid not null,
  context_id uuid,
  -- The order of arrival, in which rollups read: see usage_rollup.
  recorded_xid xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now(),
  primary key (district_id, occurred_at, event_id)
) partition by range (occurred_at);
create index usage_event_arrival on lectern.usage_event (district_id, recorded_xid);
call lectern.isolate('lectern.usage_event');

-- Partitions stand in a schema of their own that the application role may not enter: a policy on the parent does
-- not guard a query that names a partition.
create schema lectern_usage;
create table lectern_usage.event_default partition of lectern.usage_event default;
alter table lectern_usage.event_default enable row level security;

-- Makes the months from the last one up to months_ahead and drops those older than keep_months. It runs as the
-- owner, because the application may not make or drop tables; it may be called at any time by any number of workers.
create function lectern.maintain_usage_partitions(months_ahead integer, keep_months integer)
  returns table (made text[], dropped text[])
  language plpgsql security definer
  set search_path = lectern, pg_temp
  set timezone = 'UTC'
  -- Waiting longer would make every recording wait behind it; the next run tries again.
  set lock_timeout = '5s' as $$
declare
  this_month timestamptz := date_trunc('month', now());
  oldest timestamptz := this_month - make_interval(months => keep_months);
  month timestamptz;
  partition name;
begin
  if months_ahead not between 1 and 24 or keep_months < 2 then
    raise exception 'months_ahead must be 1 to 24 and keep_months at least 2';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('lectern.maintain_usage_partitions', 0));
  made := '{}';
  dropped := '{}';

  -- Events arrive up to 30 days late, so the last month is open too.
  for month in select generate_series(this_month - interval '1 month', this_month + make_interval(months => months_ahead), '1 month') loop
    partition := to_char(month, '"event_"YYYY_MM');
    continue when to_regclass(format('lectern_usage.%I', partition)) is not null;
    execute format('create table lectern_usage.%I (like lectern.usage_event including defaults including constraints)', partition);
    -- What came before its month was there has gone to the default partition, which must give it up first.
    execute format(
      'with moved as (delete from lectern_usage.event_default e where e.occurred_at >= %2$L and e.occurred_at < %3$L returning e.*)
       insert into lectern_usage.%1$I select * from moved', partition, month, month + interval '1 month');
    execute format('alter table lectern.usage_event attach partition lectern_usage.%I for values from (%L) to (%L)',
      partition, month, month + interval '1 month');
    execute format('alter table lectern_usage.%I enable row level security', partition);
    made := made || partition::text;
  end loop;

  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'lectern.usage_event'::regclass and c.relname ~ '^event_\d{4}_\d{2}$'
      and c.relname < to_char(oldest, '"event_"YYYY_MM')
    order by c.relname
  loop
    execute format('drop table lectern_usage.%I', partition);
    dropped := dropped || partition::text;
  end loop;
  delete from lectern_usage.event_default e where e.occurred_at < oldest;
  return next;
end $$;
select lectern.maintain_usage_partitions(3, 13);

-- How far the rollups have read. Transactions below pg_snapshot_xmin have all ended, so "from the watermark up to
-- there" is read exactly once, however late an event comes and however long its transaction took.
create table lectern.usage_rollup (
  district_id uuid primary key references lectern.district (id),
  watermark xid8 not null default '0',
  -- Transaction numbers mean something on the server that gave them: after a restore into another one the
  -- events are numbered anew.
  server_id bigint not null,
  rolled_up_at timestamptz not null default '-infinity'
);
call lectern.isolate('lectern.usage_rollup');

-- In the rollups app_id is the nil UUID for a launch of the catalog itself, so that it can be part of a key.
-- Days are the district's (district.time_zone at the time of the rollup).
create table lectern.usage_daily_person (
  district_id uuid not null,
  day date not null,
  kind text not null,
  app_id uuid not null,
  person_id uuid not null,
  role text not null,
  events integer not null,
  primary key (district_id, kind, app_id, day, person_id, role)
);
call lectern.isolate('lectern.usage_daily_person');

create table lectern.usage_daily (
  district_id uuid not null,
  day date not null,
  kind text not null,
  app_id uuid not null,
  events integer not null,
  -- Of teachers and admins.
  staff_events integer not null,
  -- Exact, as in every rollup: passes disclosure control before it leaves the telemetry package.
  people integer not null,
  primary key (district_id, day, kind, app_id)
);
create index usage_daily_app on lectern.usage_daily (district_id, kind, app_id, day);
call lectern.isolate('lectern.usage_daily');

-- When each person last did a thing; kind 'any' is anything at all. Audience 'staff' are teachers and admins.
create table lectern.usage_latest (
  district_id uuid not null,
  kind text not null,
  app_id uuid not null,
  audience text not null check (audience in ('all', 'staff')),
  person_id uuid not null,
  last_day date not null,
  primary key (district_id, kind, app_id, audience, person_id)
);
call lectern.isolate('lectern.usage_latest');

-- How many people did a thing last on each day. Everybody has one last day, so the people of the last 28 days are
-- the sum of 28 rows, however many they are.
create table lectern.usage_people (
  district_id uuid not null,
  kind text not null,
  app_id uuid not null,
  audience text not null,
  last_day date not null,
  people integer not null,
  primary key (district_id, kind, app_id, audience, last_day)
);
call lectern.isolate('lectern.usage_people');

-- What another system measured per product and day, for the whole district.
create table lectern.imported_usage (
  district_id uuid not null references lectern.district (id),
  source text not null,
  -- The source's own name of the product; the catalog may not know it.
  product_key text not null,
  day date not null,
  -- Percent of the students who loaded the product that day; page loads that day per 1,000 students.
  pct_access double precision,
  engagement_index double precision,
  primary key (district_id, source, product_key, day)
);
create index imported_usage_day on lectern.imported_usage (district_id, source, day);
call lectern.isolate('lectern.imported_usage');

-- One row per source: locked by an import, so that two of them cannot miss each other's rows in the sums below.
create table lectern.imported_usage_source (
  district_id uuid not null references lectern.district (id),
  source text not null,
  first_day date,
  last_day date,
  primary key (district_id, source)
);
call lectern.isolate('lectern.imported_usage_source');

-- What screens read; rebuilt by an import for the weeks it touches. Weeks start on Monday.
create table lectern.imported_usage_week (
  district_id uuid not null,
  source text not null,
  week date not null,
  -- Mondays to Fridays that have data.
  school_days integer not null,
  primary key (district_id, source, week)
);
call lectern.isolate('lectern.imported_usage_week');

create table lectern.imported_usage_product_week (
  district_id uuid not null,
  source text not null,
  week date not null,
  product_key text not null,
  -- Sums of the engagement index: of all days, and of Mondays to Fridays.
  engagement double precision not null,
  school_day_engagement double precision not null,
  peak_access double precision,
  days integer not null,
  primary key (district_id, source, week, product_key)
);
call lectern.isolate('lectern.imported_usage_product_week');
