-- The life of our own signing keys: next (published, not used yet), active (signs), retiring (signs no more, still
-- published for what it signed), gone. Which of them a key is follows from these times; `created_at` is when it was
-- published. A key that retires loses its private part.
alter table lectern.signing_key
  add column activated_at timestamptz,
  add column retired_at timestamptz,
  -- Platforms find it in our key set until then.
  add column published_until timestamptz,
  alter column sealed_private_jwk drop not null;

-- The oldest key is the one that signs today; two starters at once could have made others, which nobody ever used.
update lectern.signing_key k set activated_at = k.created_at
where k.kid = (select f.kid from lectern.signing_key f order by f.created_at, f.kid limit 1);
update lectern.signing_key k
set activated_at = k.created_at, retired_at = now(), published_until = now(), sealed_private_jwk = null
where k.activated_at is null;

alter table lectern.signing_key
  add constraint signing_key_life check (
    (retired_at is null) = (published_until is null)
    and (retired_at is null) = (sealed_private_jwk is not null)),
  -- Deferred: in a rotation one statement retires a key and activates the next.
  add constraint signing_key_one_active exclude ((true) with =)
    where (activated_at is not null and retired_at is null) deferrable initially deferred;
create unique index signing_key_one_next on lectern.signing_key ((true))
  where activated_at is null and retired_at is null;
