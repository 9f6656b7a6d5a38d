import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'

/** Why a district has no such installation (any more): `installation.removed` or `installation.unknown`. */
export async function notInstalled(scope: DistrictScope, installationId: InstallationId): Promise<Problem> {
  const [removed] = await scope.query(
    `select 1 as removed from lectern.installation i
     where i.district_id = $1 and i.id = $2 and i.removed_at is not null`,
    [scope.districtId, installationId],
  )
  return removed ? installationRemoved({ installationId }) : installationUnknown()
}

export const installationUnknown = (): Problem =>
  new Problem({ kind: 'not-found', code: 'installation.unknown', message: 'There is no such installation.' })

export const installationRemoved = (details: { installationId?: string } = {}): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'installation.removed',
    message:
      'The district has removed this installation from Lectern, and nothing goes through it any more. Take Lectern out ' +
      'of the platform too, or install the platform in the console again.',
    details,
  })
