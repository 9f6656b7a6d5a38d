import type { DistrictScope } from '@lectern/database'
import type { ResourceId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import type { PdResource } from './pd-resource.ts'
import { findResources } from './store.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Nothing for one that is gone or retired, and for what is no id at all. */
export async function findResource(scope: DistrictScope, id: string): Promise<PdResource | undefined> {
  if (!uuid.test(id)) return undefined
  const [resource] = await findResources(scope, [id])
  return resource
}

/** @throws Problem `resources.not-found` */
export async function getResource(scope: DistrictScope, id: string): Promise<PdResource> {
  const resource = await findResource(scope, id)
  if (resource) return resource
  throw new Problem({
    kind: 'not-found',
    code: 'resources.not-found',
    message: 'There is no such resource, or it was retired.',
    details: { resourceId: id },
  })
}

/** Also of those that were retired: what somebody did with one stays true. */
export async function resourceTitles(
  scope: DistrictScope,
  ids: readonly ResourceId[],
): Promise<Map<ResourceId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await scope.query<{ id: ResourceId; title: string }>(
    'select r.id, r.title from lectern.pd_resource r where r.district_id = $1 and r.id = any($2::uuid[])',
    [scope.districtId, ids],
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}
