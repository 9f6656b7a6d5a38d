-- What platforms ask a tool to show of one person: a learner's work, and the terms somebody has to accept.

-- The grade column of a placed link, as the platform names it: a review of it names nothing else.
alter table lectern.placement add column line_item text;
create index placement_line_item on lectern.placement (district_id, installation_id, line_item)
  where line_item is not null;

-- When one person opened one app: asked for while a teacher waits.
create index usage_event_opened on lectern.usage_event (district_id, person_id, app_id, occurred_at)
  where kind = 'app-opened';

-- The district's own terms of use. A version is what is accepted; its languages are added one by one.
create table lectern.terms (
  district_id uuid not null references lectern.district (id),
  version integer not null,
  locale text not null check (locale in ('en', 'es')),
  -- Markdown.
  text text not null,
  published_at timestamptz not null default now(),
  primary key (district_id, version, locale)
);
call lectern.isolate('lectern.terms');

create table lectern.terms_acceptance (
  district_id uuid not null,
  person_id uuid not null,
  version integer not null,
  -- In which language it was read.
  locale text not null,
  accepted_at timestamptz not null default now(),
  -- When the platform took notice; null until it did.
  reported_at timestamptz,
  primary key (district_id, person_id, version),
  foreign key (district_id, person_id) references lectern.person (district_id, id) on delete cascade
);
call lectern.isolate('lectern.terms_acceptance');
