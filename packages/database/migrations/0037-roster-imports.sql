-- Imports of class lists: a set of files that belong together, for one installation.

alter table lectern.import_run
  drop constraint import_run_kind_check,
  add constraint import_run_kind_check check (kind in ('catalog', 'usage', 'resources', 'rosters')),
  add column installation_id uuid,
  -- Of a set: [{ name, first, chunks }], which of the chunks are whose. Null for a single file.
  add column parts jsonb,
  add constraint import_run_rosters check (kind <> 'rosters' or installation_id is not null and parts is not null),
  add foreign key (district_id, installation_id) references lectern.installation (district_id, id) on delete cascade;

-- Lines are counted in each file of a set.
alter table lectern.import_rejection
  add column file text not null default '',
  drop constraint import_rejection_pkey,
  add primary key (district_id, import_id, file, line);
