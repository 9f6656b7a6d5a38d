import { newReference, Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

export type DeploymentStatus = 'active' | 'pending' | 'blocked'

/**
 * A deployment that is not active was launched from: it waits for a director, in the list of the one district that
 * has this registration, or for whichever of several districts types the code.
 * @returns the code, for the page that the launch ends on
 */
export async function noticeDeployment(
  database: Database,
  { issuer, clientId }: { issuer: string; clientId: string },
  deploymentId: string,
): Promise<string> {
  const [noticed] = await database.query<{ code: string }>(
    'select lectern.notice_lti_deployment($1, $2, $3, $4) as code',
    [issuer, clientId, deploymentId, newReference()],
  )
  return noticed!.code
}

/** @throws Problem `installation.deployment-unknown` */
export async function decideDeployment(
  scope: DistrictScope,
  installationId: InstallationId,
  deploymentId: string,
  status: 'active' | 'blocked',
): Promise<void> {
  const rows = await scope.query(
    `update lectern.lti_deployment d set status = $4
     where d.district_id = $1 and d.installation_id = $2 and d.deployment_id = $3 returning 1 as decided`,
    [scope.districtId, installationId, deploymentId, status],
  )
  if (rows.length === 0)
    throw new Problem({
      kind: 'not-found',
      code: 'installation.deployment-unknown',
      message: `This installation has not seen a deployment ${deploymentId}.`,
    })
}

/**
 * Approves the deployment that waits under a code, as it stands on the page that a launch ended on.
 * @throws Problem `installation.code-unknown`
 */
export async function claimDeployment(
  scope: DistrictScope,
  code: string,
): Promise<{ installationId: InstallationId; deploymentId: string }> {
  const [claimed] = await scope.query<{ installationId: InstallationId; deploymentId: string }>(
    `select c.installation_id as "installationId", c.deployment_id as "deploymentId"
     from lectern.claim_lti_deployment($1) c`,
    [asPrinted(code)],
  )
  if (claimed) return claimed
  throw new Problem({
    kind: 'not-found',
    code: 'installation.code-unknown',
    message:
      'No launch waits under this code for a platform that this district has installed. Compare it with the page in ' +
      'the platform; after an approval, or a month, a code is no longer good.',
  })
}

/** Nobody launched from these for a month. */
export async function pruneUnclaimedDeployments(database: Database): Promise<void> {
  await database.query(
    `delete from lectern.lti_unclaimed_deployment u where u.last_seen_at < now() - interval '30 days'`,
  )
}

/** People leave out the dash, add blanks and type small letters. */
const asPrinted = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replace(/^(.{4})/, '$1-')
