import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { PdResource } from './pd-resource.ts'
import type { ResourceEntry } from './resource-row.ts'

export type StoredEntry = Omit<ResourceEntry, 'app'> & { appId: AppId | null }

/** One writer at a time: two imports of one file must not both find that a resource is new. */
export const lockResources = (scope: DistrictScope): Promise<unknown> =>
  scope.query(`select pg_advisory_xact_lock(hashtextextended('pd resources ' || $1, 0))`, [scope.districtId])

/**
 * Adds and updates resources in one statement. None of the ids may be twice in the list.
 * @returns how many were new or different
 */
export async function putResources(scope: DistrictScope, entries: readonly StoredEntry[]): Promise<number> {
  const rows = await scope.query(
    `insert into lectern.pd_resource as r (district_id, external_id, title, url, kind, minutes, language, provider,
       description, app_id, grade_low, grade_high, subjects, retired_at)
     select $1, e.external_id, e.title, e.url, coalesce(e.kind, k.kind, 'page'), coalesce(e.minutes, k.minutes),
            coalesce(e.language, k.language), coalesce(e.provider, k.provider),
            coalesce(e.description, k.description), coalesce(e.app_id, k.app_id),
            coalesce(e.grade_low, k.grade_low), coalesce(e.grade_high, k.grade_high),
            coalesce(e.subjects, k.subjects, '{}'),
            case when e.retired then coalesce(k.retired_at, now()) when e.retired is null then k.retired_at end
     from jsonb_to_recordset($2) e (
       external_id text, title text, url text, kind text, minutes integer, language text, provider text,
       description text, app_id uuid, grade_low smallint, grade_high smallint, subjects text[], retired boolean)
     left join lectern.pd_resource k on k.district_id = $1 and k.external_id = e.external_id
     on conflict (district_id, external_id) do update
       set title = excluded.title, url = excluded.url, kind = excluded.kind, minutes = excluded.minutes,
           language = excluded.language, provider = excluded.provider, description = excluded.description,
           app_id = excluded.app_id, grade_low = excluded.grade_low, grade_high = excluded.grade_high,
           subjects = excluded.subjects, retired_at = excluded.retired_at, updated_at = now()
       where (r.title, r.url, r.kind, r.minutes, r.language, r.provider, r.description, r.app_id, r.grade_low,
              r.grade_high, r.subjects, r.retired_at)
         is distinct from (excluded.title, excluded.url, excluded.kind, excluded.minutes, excluded.language,
              excluded.provider, excluded.description, excluded.app_id, excluded.grade_low, excluded.grade_high,
              excluded.subjects, excluded.retired_at)
     returning 1`,
    [scope.districtId, JSON.stringify(entries.map(toRow))],
  )
  return rows.length
}

const toRow = ({ externalId, appId, grades, ...entry }: StoredEntry): Record<string, unknown> => ({
  ...entry,
  external_id: externalId,
  app_id: appId,
  grade_low: grades?.low,
  grade_high: grades?.high,
})

/** One resource as JSON, of `pd_resource r`. */
export const resourceAsJson = `json_build_object(
  'id', r.id, 'title', r.title, 'url', r.url, 'kind', r.kind, 'minutes', r.minutes, 'language', r.language,
  'provider', r.provider, 'description', r.description, 'appId', r.app_id,
  'grades', case when r.grade_low is not null then json_build_object('low', r.grade_low, 'high', r.grade_high) end,
  'subjects', r.subjects)`

/** Not those that were retired. */
export async function findResources(scope: DistrictScope, ids: readonly string[]): Promise<PdResource[]> {
  const rows = await scope.query<{ resource: PdResource }>(
    `select ${resourceAsJson} as resource from lectern.pd_resource r
     where r.district_id = $1 and r.id = any($2::uuid[]) and r.retired_at is null`,
    [scope.districtId, ids],
  )
  return rows.map(({ resource }) => resource)
}
