import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import { switchFeature, type InstallationFeature } from './installation-features.ts'

export type DeploymentStatus = 'active' | 'pending' | 'blocked'

/** Lectern in one LTI platform, as a launch needs to know it. */
export interface LtiInstallation {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  issuer: string
  clientId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
  profile: string
  deployments: Readonly<Record<string, DeploymentStatus>>
  /** What the district switched on beyond launches. */
  features: readonly InstallationFeature[]
}

export interface NewLtiInstallation {
  name: string
  issuer: string
  clientId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
  profile: string
  deploymentId?: string
  features?: readonly InstallationFeature[]
}

/** Every installation that answers to this issuer (and client), in whichever district: a launch says no more at first. */
export const findLtiInstallations = (
  database: Database,
  issuer: string,
  clientId: string | undefined,
): Promise<LtiInstallation[]> =>
  database.query<LtiInstallation>(
    `select r.district_id as "districtId", r.installation_id as "installationId", r.name, r.issuer,
            r.client_id as "clientId", r.authorization_endpoint as "authorizationEndpoint",
            r.token_endpoint as "tokenEndpoint", r.jwks_uri as "jwksUri", r.profile, r.deployments, r.features
     from lectern.find_lti_registrations($1, $2) r`,
    [issuer, clientId ?? null],
  )

/** @throws Problem `installation.exists` when another district or installation already has this issuer and client */
export async function addLtiInstallation(
  database: Database,
  scope: DistrictScope,
  installation: NewLtiInstallation,
): Promise<InstallationId> {
  const { issuer, clientId } = installation
  return scope.transaction(async (tx) => {
    // No unique key reaches across districts, and two of them with one registration would get each other's launches.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lti ${issuer} ${clientId}`])
    if ((await findLtiInstallations(database, issuer, clientId)).length > 0)
      throw installedAlready(installation)
    const [row] = await tx.query<{ id: InstallationId }>(
      `insert into lectern.installation as i (district_id, surface, name) values ($1, 'lti', $2) returning i.id`,
      [scope.districtId, installation.name],
    )
    await tx.query(
      `insert into lectern.lti_registration (district_id, installation_id, issuer, client_id, authorization_endpoint,
         token_endpoint, jwks_uri, profile) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        scope.districtId,
        row!.id,
        issuer,
        clientId,
        installation.authorizationEndpoint,
        installation.tokenEndpoint,
        installation.jwksUri,
        installation.profile,
      ],
    )
    if (installation.deploymentId) await writeDeployment(tx, row!.id, installation.deploymentId, 'active')
    for (const feature of installation.features ?? []) await switchFeature(tx, row!.id, feature, true)
    return row!.id
  })
}

/** A deployment seen for the first time waits for the director; one that is known stays as it is. */
export async function noticeDeployment(
  scope: DistrictScope,
  installationId: InstallationId,
  deploymentId: string,
): Promise<void> {
  await scope.query(
    `insert into lectern.lti_deployment (district_id, installation_id, deployment_id, status)
     values ($1, $2, $3, 'pending') on conflict do nothing`,
    [scope.districtId, installationId, deploymentId],
  )
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

const installedAlready = ({ issuer, clientId }: NewLtiInstallation): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'installation.exists',
    message: `${issuer} with client id ${clientId} is installed already. Each registration belongs to one installation.`,
  })

const writeDeployment = (
  scope: DistrictScope,
  installationId: InstallationId,
  deploymentId: string,
  status: DeploymentStatus,
): Promise<unknown> =>
  scope.query(
    `insert into lectern.lti_deployment (district_id, installation_id, deployment_id, status) values ($1, $2, $3, $4)`,
    [scope.districtId, installationId, deploymentId, status],
  )
