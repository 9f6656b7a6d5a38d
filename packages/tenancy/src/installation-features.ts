import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { forgetRosters } from './roster/forget-rosters.ts'

/** What a district may switch on in an installation; without any of them a launch is all that a platform is asked for. */
export const installationFeatures = ['roster', 'credit', 'course-copies', 'terms-of-use'] as const
export type InstallationFeature = (typeof installationFeatures)[number]

/**
 * What a feature needed goes with it: without rosters none is kept, nor where one could be read.
 * @throws Problem `installation.unknown`
 */
export async function switchFeature(
  scope: DistrictScope,
  installationId: InstallationId,
  feature: InstallationFeature,
  enabled: boolean,
): Promise<void> {
  await scope.transaction(async (tx) => {
    const key = [tx.districtId, installationId]
    const found = await tx.query(
      'select 1 from lectern.lti_registration r where r.district_id = $1 and r.installation_id = $2 for update',
      key,
    )
    if (found.length === 0) throw installationUnknown()
    await tx.query(
      enabled
        ? `insert into lectern.installation_feature (district_id, installation_id, feature) values ($1, $2, $3)
           on conflict do nothing`
        : `delete from lectern.installation_feature f
           where f.district_id = $1 and f.installation_id = $2 and f.feature = $3`,
      [...key, feature],
    )
    if (feature === 'roster' && !enabled) await forgetRosters(tx, installationId)
  })
}

export const installationUnknown = (): Problem =>
  new Problem({ kind: 'not-found', code: 'installation.unknown', message: 'There is no such installation.' })
