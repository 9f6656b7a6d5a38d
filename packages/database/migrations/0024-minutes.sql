-- How long an app plausibly was in use, beside that it was opened: each event stands for up to five minutes.

alter table lectern.usage_event add column seconds smallint;
-- Not validated: rows from before passed a stricter check, and reading all of them would keep recording waiting.
alter table lectern.usage_event drop constraint usage_event_kind_check;
alter table lectern.usage_event add constraint usage_event_kind_check
  check (kind in ('launch', 'app-opened', 'app-used')) not valid;
alter table lectern.usage_event add constraint usage_event_seconds_check
  check (case kind when 'app-used' then seconds is not null and seconds between 1 and 300 and app_id is not null
         else seconds is null end) not valid;

-- How long one person used one app: asked for while a teacher waits.
create index usage_event_used on lectern.usage_event (district_id, person_id, app_id, occurred_at)
  where kind = 'app-used';

-- Zero for everything that takes no time.
alter table lectern.usage_daily_person add column seconds integer not null default 0;
alter table lectern.usage_daily add column seconds integer not null default 0;
