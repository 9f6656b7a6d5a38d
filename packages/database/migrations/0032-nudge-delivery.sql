-- Nudges go to people by themselves, through a channel of an installation such as the activity feed of Microsoft Teams.

-- Needs to know whom to tell, which nothing else does.
alter table lectern.installation_feature drop constraint installation_feature_feature_check;
alter table lectern.installation_feature add constraint installation_feature_feature_check
  check (feature in ('roster', 'credit', 'course-copies', 'terms-of-use', 'course-links', 'notifications'));

-- Where a person saw it first: for a while it is shown there and nowhere else.
alter table lectern.nudge add column shown_in uuid;
alter table lectern.nudge add foreign key (district_id, shown_in)
  references lectern.installation (district_id, id) on delete set null (shown_in);

-- One nudge on its way to one person: once, through one channel.
create table lectern.nudge_delivery (
  district_id uuid not null,
  nudge_id uuid not null,
  installation_id uuid not null,
  language text not null check (language in ('en', 'es')),
  -- The channel is known to reach this person; otherwise it has to look first.
  certain boolean not null,
  -- sending: it may have arrived or not. accepted: the host took it and does not tell what became of it.
  state text not null default 'waiting' check (state in
    ('waiting', 'sending', 'accepted', 'delivered', 'not-installed', 'blocked', 'gone', 'withdrawn', 'given-up')),
  planned_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  attempted_at timestamptz,
  -- The run that attempted it.
  attempted_by uuid,
  settled_at timestamptz,
  primary key (district_id, nudge_id),
  foreign key (district_id, nudge_id) references lectern.nudge (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  check ((settled_at is null) = (state in ('waiting', 'sending')))
);
create index nudge_delivery_open on lectern.nudge_delivery (district_id, installation_id, due_at, nudge_id)
  where state in ('waiting', 'sending');
call lectern.isolate('lectern.nudge_delivery');

-- A channel as its sends left it.
create table lectern.nudge_channel (
  district_id uuid not null,
  installation_id uuid not null,
  -- One run at a time sends; one that died holds it no longer than this.
  held_by uuid,
  held_until timestamptz,
  -- The host asked for patience, or somebody has to change something first.
  paused_until timestamptz,
  problem_code text,
  problem_message text,
  problem_at timestamptz,
  first_sent_at timestamptz,
  last_sent_at timestamptz,
  primary key (district_id, installation_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  check ((problem_code is null) = (problem_at is null))
);
call lectern.isolate('lectern.nudge_channel');

-- When teachers of the district work, on its own clock; without a row the usual hours hold. Nothing is sent outside.
create table lectern.contract_hours (
  district_id uuid primary key references lectern.district (id) on delete cascade,
  -- 1 is Monday, 7 is Sunday.
  days smallint[] not null check (cardinality(days) > 0 and days <@ '{1,2,3,4,5,6,7}'),
  starts_minute smallint not null check (starts_minute >= 0),
  ends_minute smallint not null check (ends_minute <= 1440 and ends_minute > starts_minute)
);
call lectern.isolate('lectern.contract_hours');

-- Whom the Teams app of a district may notify: a teacher who opened it there while notifications were switched on.
create table lectern.teams_recipient (
  district_id uuid not null,
  installation_id uuid not null,
  person_id uuid not null,
  -- The id that Microsoft has for them, which Graph wants; sealed with the server's secret key.
  sealed_object_id text not null,
  language text not null check (language in ('en', 'es')),
  -- When they were last seen to have the app for themselves, and not only in a team.
  installed_seen_at timestamptz,
  noted_at timestamptz not null,
  primary key (district_id, installation_id, person_id),
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade,
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index teams_recipient_person on lectern.teams_recipient (district_id, person_id);
call lectern.isolate('lectern.teams_recipient');
