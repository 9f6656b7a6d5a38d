-- Why an administrator's last sign-in from the console came to nothing, until one succeeds: for the installation's page.
-- { "at", "code", "message", "reference" }
alter table lectern.google_installation add column administrator_refusal jsonb;
