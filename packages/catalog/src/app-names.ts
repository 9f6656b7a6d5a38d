import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { Verdict } from './listing.ts'

/** The names of those ids that are apps of this district. */
export async function appNames(
  scope: DistrictScope,
  appIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await scope.query<{ id: AppId; name: string }>(
    'select a.id, a.name from lectern.app a where a.id = any($1::uuid[])',
    [appIds],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Names and decisions of those ids that are apps of this district. */
export async function appVerdicts(
  scope: DistrictScope,
  appIds: readonly string[],
): Promise<Map<string, { id: AppId; name: string; verdict: Verdict }>> {
  const rows = await scope.query<{ id: AppId; name: string; verdict: Verdict }>(
    `select a.id, a.name, l.verdict from lectern.app a
     join lectern.listing l on l.district_id = a.district_id and l.app_id = a.id
     where a.district_id = $1 and a.id = any($2::uuid[])`,
    [scope.districtId, appIds],
  )
  return new Map(rows.map((app) => [app.id, app]))
}

/** The apps that another register knows by these ids, by that id; ids that mean nothing here are not in it. */
export async function appsByExternalId(
  scope: DistrictScope,
  scheme: string,
  values: readonly string[],
): Promise<Map<string, { appId: AppId; name: string }>> {
  const rows = await scope.query<{ value: string; appId: AppId; name: string }>(
    `select e.value, a.id as "appId", a.name
     from lectern.app_external_id e
     join lectern.app a on a.district_id = e.district_id and a.id = e.app_id
     where e.scheme = $1 and e.value = any($2::text[])`,
    [scheme, values],
  )
  return new Map(rows.map(({ value, appId, name }) => [value, { appId, name }]))
}
