-- One piece of help for one person about one app. It is made once per rule and never comes back after an answer.

create table lectern.nudge (
  district_id uuid not null,
  id uuid not null default gen_random_uuid(),
  rule text not null check (rule in ('seat-never-opened')),
  person_id uuid not null,
  app_id uuid not null,
  -- What the rule saw and the card says, e.g. {"seatSince": "2026-09-01"}.
  facts jsonb not null,
  made_at timestamptz not null,
  -- The latest evaluation that found the trigger. One that finishes ends what it did not find.
  trigger_seen_at timestamptz not null,
  shown_at timestamptz,
  answered_at timestamptz,
  answer text check (answer in ('acted', 'not-now', 'not-for-me')),
  ended_at timestamptz,
  ended_because text check (ended_because in ('answered', 'app-opened', 'trigger-gone')),
  primary key (district_id, id),
  -- In this order it also finds a person's nudges, which every launch of a teacher asks for.
  unique (district_id, person_id, rule, app_id),
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade,
  check ((answered_at is null) = (answer is null)),
  check ((ended_at is null) = (ended_because is null)),
  check (answered_at is null or ended_at is not null)
);
call lectern.isolate('lectern.nudge');
