-- An installation that a district removed: what was counted and placed in it keeps its meaning, nothing goes through it
-- any more, and its host may be installed again.

alter table lectern.installation add column removed_at timestamptz;

-- As whom the host goes on coming, so that it can be told; and what it is still to be told itself.
create table lectern.removed_installation (
  district_id uuid not null,
  installation_id uuid not null,
  -- Of LTI 1.3.
  issuer text,
  -- Of the platform's registration, the Cloud project or the Entra app; the consumer key of LTI 1.1.
  client_id text not null,
  -- Which of those who share a client it was: deployments of LTI, domains of Google, the tenant of Microsoft.
  customers text[] not null default '{}',
  -- With what it takes to tell it; sealed with the server's secret key, and gone with the need.
  sealed_farewell text,
  primary key (district_id, installation_id),
  foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade
);
create index removed_installation_client on lectern.removed_installation (client_id);
create index removed_installation_issuer on lectern.removed_installation (issuer) where issuer is not null;
create index removed_installation_farewell on lectern.removed_installation (district_id)
  where sealed_farewell is not null;
call lectern.isolate('lectern.removed_installation');

-- Whose removal it is that somebody comes after, before a district is known. A registration of LTI that was installed
-- since, by whichever district, decides about its deployments itself.
create function lectern.find_removed_installation(
  wanted_surface text, wanted_issuer text, wanted_client_id text, wanted_customer text)
  returns table (district_id uuid, installation_id uuid)
  language sql stable security definer set search_path = lectern, pg_temp
  begin atomic
    select r.district_id, r.installation_id
    from lectern.removed_installation r
    join lectern.installation i on i.district_id = r.district_id and i.id = r.installation_id
    where coalesce(wanted_issuer, wanted_client_id) is not null
      and i.surface = wanted_surface
      and (r.issuer = wanted_issuer or wanted_issuer is null and r.issuer is null)
      and (wanted_client_id is null or r.client_id = wanted_client_id)
      and (wanted_customer is null or wanted_customer = any (r.customers))
      and not exists (
        select from lectern.lti_registration l
        join lectern.installation n on n.district_id = l.district_id and n.id = l.installation_id
        where l.issuer = r.issuer and l.client_id = r.client_id and n.created_at > i.removed_at)
    order by i.removed_at desc limit 1;
  end;

-- Whatever is still on its way into an installation when it is removed comes to nothing. The lock is the one that the
-- foreign key takes too: it waits for a removal, and then sees it. After the insert, so that isolation has its word first.
create function lectern.refuse_removed() returns trigger
  language plpgsql as $$
begin
  perform from lectern.installation i
  where i.district_id = new.district_id and i.id = new.installation_id and i.removed_at is null
  for key share;
  if not found then
    raise exception 'the installation was removed' using errcode = 'LR001';
  end if;
  return new;
end $$;

create trigger refuse_removed after insert on lectern.launch
  for each row when (new.outcome = 'accepted') execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.import_run
  for each row when (new.installation_id is not null) execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.installation_feature
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.lti_context_service
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.roster
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.roster_run
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.course_list_run
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.listed_course
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.listed_school
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.google_grant
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.google_registration
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.google_directory
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.teams_recipient
  for each row execute function lectern.refuse_removed();
create trigger refuse_removed after insert on lectern.nudge_delivery
  for each row execute function lectern.refuse_removed();
