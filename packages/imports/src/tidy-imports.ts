import type { DistrictScope } from '@lectern/database'

/**
 * Fails the imports whose worker was killed and did not come back, and drops what interrupted uploads left. For the
 * start of a process and then now and then; a run that is still reporting is never touched.
 */
export async function tidyImports(scope: DistrictScope): Promise<{ interrupted: number }> {
  // A queue hands a lost job to another worker within a minute; until then the run may still be done.
  const interrupted = await scope.query(
    `update lectern.import_run r
     set status = 'failed', finished_at = now(), message = 'interrupted: the worker was lost. Start the import again.'
     where r.district_id = $1
       and (r.status = 'running' and r.last_sign_at < now() - interval '5 minutes'
         or r.status = 'waiting' and r.started_at < now() - interval '1 day')
     returning r.id`,
    [scope.districtId],
  )
  await scope.query(
    `delete from lectern.import_file f
     where f.district_id = $1
       and not exists (select from lectern.import_run r where r.district_id = f.district_id and r.id = f.import_id
                       and r.status in ('waiting', 'running'))
       -- The chunks of an upload under way have no run yet.
       and (f.stored_at < now() - interval '1 day'
         or exists (select from lectern.import_run r where r.district_id = f.district_id and r.id = f.import_id))`,
    [scope.districtId],
  )
  // They name people by their numbers, so they are kept no longer than it takes to correct a file.
  await scope.query(
    `delete from lectern.import_rejection j using lectern.import_run r
     where j.district_id = $1 and r.district_id = $1 and r.id = j.import_id and r.kind = 'rosters'
       and r.started_at < now() - interval '30 days'`,
    [scope.districtId],
  )
  return { interrupted: interrupted.length }
}
