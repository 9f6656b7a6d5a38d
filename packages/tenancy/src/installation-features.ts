import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { forgetRosters } from './roster/forget-rosters.ts'

/** What a district may switch on in an installation; without any of them a launch is all that a platform is asked for. */
export const installationFeatures = ['roster', 'credit', 'course-copies', 'terms-of-use'] as const
export type InstallationFeature = (typeof installationFeatures)[number]

/** What an installation of LTI 1.1 can have: Basic Outcomes are credit, and it has no other service. */
const featuresOf1p1: readonly InstallationFeature[] = ['credit']

/**
 * What a feature needed goes with it: without rosters none is kept, nor where one could be read.
 * @throws Problem `installation.unknown`, `installation.feature-needs-1p3`
 */
export async function switchFeature(
  scope: DistrictScope,
  installationId: InstallationId,
  feature: InstallationFeature,
  enabled: boolean,
): Promise<void> {
  await scope.transaction(async (tx) => {
    const key = [tx.districtId, installationId]
    const [found] = await tx.query<{ is1p3: boolean }>(
      `select r.installation_id is not null as "is1p3" from lectern.installation i
       left join lectern.lti_registration r on r.district_id = i.district_id and r.installation_id = i.id
       where i.district_id = $1 and i.id = $2 and i.surface = 'lti' for update of i`,
      key,
    )
    if (!found) throw installationUnknown()
    if (!found.is1p3 && !featuresOf1p1.includes(feature)) throw needsLti1p3()
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

const needsLti1p3 = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'installation.feature-needs-1p3',
    message: 'LTI 1.1 has no service for this. Install the platform by LTI 1.3 to switch it on.',
  })

export const installationUnknown = (): Problem =>
  new Problem({ kind: 'not-found', code: 'installation.unknown', message: 'There is no such installation.' })
