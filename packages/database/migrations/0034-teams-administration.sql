-- What the console keeps of an installation in Microsoft Teams: when its secret ends, and what Microsoft said of it last.

alter table lectern.teams_installation
  -- Of the secret or certificate; null where nobody said.
  add column credential_expires_at timestamptz,
  -- When an app-only token and Graph last named the tenant, and what that token may do.
  add column confirmed_at timestamptz,
  add column tenant_name text,
  add column granted_roles text[] not null default '{}',
  -- Why an administrator's last consent came to nothing, until one succeeds: { "at", "code", "message", "reference" }.
  add column consent_refusal jsonb;
