-- When somebody granted something for the first time: granted_at moves with each sign-in.
-- What was granted before now is known by its last sign-in alone.

alter table lectern.google_grant add column first_granted_at timestamptz not null default now();
update lectern.google_grant set first_granted_at = granted_at;
