-- Student work in Google Classroom: whose it is, and what opening an attachment is worth.

-- Google tells a teacher whose submission it is only where more was granted than an add-on needs; the student's own
-- launch tells it as well.
create table lectern.google_submission (
  district_id uuid not null,
  installation_id uuid not null,
  -- As placements name it. The id of a submission is not unique alone.
  attachment text not null,
  submission_id text not null,
  context_id uuid not null,
  person_id uuid not null,
  seen_at timestamptz not null default now(),
  primary key (district_id, installation_id, attachment, submission_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade,
  foreign key (district_id, context_id) references lectern.context (district_id, id) on delete cascade,
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade
);
create index google_submission_person on lectern.google_submission (district_id, person_id);
create index google_submission_seen on lectern.google_submission (district_id, seen_at);
call lectern.isolate('lectern.google_submission');

-- What the host's grade of it goes up to, where the host tells when it is placed; null or 0: it is not graded.
alter table lectern.placement add column score_maximum double precision;
