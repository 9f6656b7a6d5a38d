import { Problem } from '@lectern/problem'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId, Surface } from '@lectern/launch'
import { installationUnknown, notInstalled } from './not-installed.ts'
import { forgetRosters } from './roster/forget-rosters.ts'
import { forgetTeamsRecipients } from './teams/teams-recipients.ts'

/** What a district may switch on in an installation; without any of them a launch is all that a platform is asked for. */
export const ltiFeatures = ['roster', 'credit', 'course-copies', 'terms-of-use'] as const
export type LtiFeature = (typeof ltiFeatures)[number]
export type InstallationFeature = LtiFeature | 'course-links' | 'notifications'

type Protocol = 'lti-1p3' | 'lti-1p1' | 'google-classroom' | 'teams'

/** What each kind of installation can have. */
const featuresOf: Record<Protocol, readonly InstallationFeature[]> = {
  'lti-1p3': ltiFeatures,
  // Basic Outcomes are credit, and it has no other service.
  'lti-1p1': ['credit'],
  'google-classroom': ['roster', 'credit', 'course-links'],
  teams: ['roster', 'notifications'],
}

/** What a district may switch on in an installation of this host. */
export const featuresOfHost = (host: Exclude<Surface, 'lti'>): readonly InstallationFeature[] =>
  featuresOf[host]

/**
 * What a feature needed goes with it: without rosters none is kept, nor where one could be read.
 * @throws Problem of `notInstalled`, `installation.feature-needs-1p3`, `installation.feature-not-offered`
 */
export async function switchFeature(
  scope: DistrictScope,
  installationId: InstallationId,
  feature: InstallationFeature,
  enabled: boolean,
): Promise<void> {
  await scope.transaction(async (tx) => {
    const key = [tx.districtId, installationId]
    const [found] = await tx.query<{ protocol: Protocol }>(
      `select case when i.surface <> 'lti' then i.surface when r.installation_id is not null then 'lti-1p3' else 'lti-1p1' end
         as protocol
       from lectern.installation i
       left join lectern.lti_registration r on r.district_id = i.district_id and r.installation_id = i.id
       where i.district_id = $1 and i.id = $2 and i.removed_at is null for update of i`,
      key,
    )
    if (!found) throw await notInstalled(tx, installationId)
    if (!featuresOf[found.protocol].includes(feature)) throw notOffered(found.protocol)
    await tx.query(
      enabled
        ? `insert into lectern.installation_feature (district_id, installation_id, feature) values ($1, $2, $3)
           on conflict do nothing`
        : `delete from lectern.installation_feature f
           where f.district_id = $1 and f.installation_id = $2 and f.feature = $3`,
      [...key, feature],
    )
    if (feature === 'roster' && !enabled) await forgetRosters(tx, installationId)
    if (feature === 'notifications' && !enabled) await forgetTeamsRecipients(tx, installationId)
  })
}

/** Whether the district switched it on; false for an installation that is not theirs. */
export async function hasFeature(
  scope: DistrictScope,
  installationId: InstallationId,
  feature: InstallationFeature,
): Promise<boolean> {
  const rows = await scope.query(
    `select 1 as enabled from lectern.installation_feature f
     where f.district_id = $1 and f.installation_id = $2 and f.feature = $3`,
    [scope.districtId, installationId, feature],
  )
  return rows.length > 0
}

/** Those in which the district switched it on. */
export async function installationsWith(
  scope: DistrictScope,
  feature: InstallationFeature,
): Promise<InstallationId[]> {
  const rows = await scope.query<{ id: InstallationId }>(
    `select f.installation_id as id from lectern.installation_feature f
     where f.district_id = $1 and f.feature = $2 order by f.switched_on_at, f.installation_id`,
    [scope.districtId, feature],
  )
  return rows.map(({ id }) => id)
}

/** @throws Problem of `notInstalled` */
export async function surfaceOf(scope: DistrictScope, installationId: InstallationId): Promise<Surface> {
  const [installation] = await scope.query<{ surface: Surface }>(
    'select i.surface from lectern.installation i where i.district_id = $1 and i.id = $2 and i.removed_at is null',
    [scope.districtId, installationId],
  )
  if (!installation) throw await notInstalled(scope, installationId)
  return installation.surface
}

/**
 * That it is of this host.
 * @throws Problem of `notInstalled`
 */
export async function requireSurface(
  scope: DistrictScope,
  installationId: InstallationId,
  surface: Surface,
): Promise<void> {
  if ((await surfaceOf(scope, installationId)) !== surface) throw installationUnknown()
}

const notOffered = (protocol: Protocol): Problem =>
  protocol === 'lti-1p1'
    ? new Problem({
        kind: 'invalid',
        code: 'installation.feature-needs-1p3',
        message: 'LTI 1.1 has no service for this. Install the platform by LTI 1.3 to switch it on.',
      })
    : new Problem({
        kind: 'invalid',
        code: 'installation.feature-not-offered',
        message: 'The platform of this installation has nothing that this could use.',
      })
