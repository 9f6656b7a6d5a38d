import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'
import type { DeploymentStatus } from './deployments.ts'
import { switchFeature, type LtiFeature } from './installation-features.ts'
import { notInstalled } from './not-installed.ts'

/** Lectern in one LTI platform, as a launch needs to know it. */
export interface LtiInstallation {
  districtId: DistrictId
  installationId: InstallationId
  name: string
  issuer: string
  clientId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  /** For whom client assertions are meant, where the platform said so. */
  authorizationServer: string | null
  jwksUri: string
  profile: string
  deployments: Readonly<Record<string, DeploymentStatus>>
  /** What the district switched on beyond launches. */
  features: readonly LtiFeature[]
}

export interface NewLtiInstallation {
  name: string
  issuer: string
  clientId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  authorizationServer?: string | null
  jwksUri: string
  profile: string
  deploymentId?: string
  features?: readonly LtiFeature[]
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
            r.token_endpoint as "tokenEndpoint",
            r.authorization_server as "authorizationServer", r.jwks_uri as "jwksUri", r.profile, r.deployments, r.features
     from lectern.find_lti_registrations($1, $2) r`,
    [issuer, clientId ?? null],
  )

/** The id is the platform's choice, so it may be the name of a member that every object has. */
export const deploymentStatus = (
  { deployments }: Pick<LtiInstallation, 'deployments'>,
  deploymentId: string,
): DeploymentStatus | undefined =>
  Object.hasOwn(deployments, deploymentId) ? deployments[deploymentId] : undefined

/**
 * For services that are called without a launch.
 * @throws Problem of `notInstalled`
 */
export async function getLtiInstallation(
  database: Database,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<LtiInstallation> {
  const [registration] = await scope.query<{ issuer: string; clientId: string }>(
    `select r.issuer, r.client_id as "clientId" from lectern.lti_registration r
     where r.district_id = $1 and r.installation_id = $2`,
    [scope.districtId, installationId],
  )
  if (!registration) throw await notInstalled(scope, installationId)
  const found = await findLtiInstallations(database, registration.issuer, registration.clientId)
  return found.find((installation) => installation.installationId === installationId)!
}

/**
 * Another district may have this registration too, where a platform gives a tool one for all its customers; then the
 * deployments tell them apart.
 * @throws Problem `installation.exists` when this district has it already; `installation.registration-differs`,
 * `installation.deployment-needs-code` when another district has it
 */
export async function addLtiInstallation(
  database: Database,
  scope: DistrictScope,
  installation: NewLtiInstallation,
): Promise<InstallationId> {
  const { issuer, clientId } = installation
  return scope.transaction(async (tx) => {
    await tx.query('select lectern.lock_lti_registration($1, $2)', [issuer, clientId])
    const others = await findLtiInstallations(database, issuer, clientId)
    if (others.some(({ districtId }) => districtId === scope.districtId)) throw installedAlready(installation)
    if (others[0]) requireShareable(installation, others[0])
    const [row] = await tx.query<{ id: InstallationId }>(
      `insert into lectern.installation as i (district_id, surface, name) values ($1, 'lti', $2) returning i.id`,
      [scope.districtId, installation.name],
    )
    await tx.query(
      `insert into lectern.lti_registration (district_id, installation_id, issuer, client_id, authorization_endpoint,
         token_endpoint, jwks_uri, profile, authorization_server) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        scope.districtId,
        row!.id,
        issuer,
        clientId,
        installation.authorizationEndpoint,
        installation.tokenEndpoint,
        installation.jwksUri,
        installation.profile,
        installation.authorizationServer ?? null,
      ],
    )
    if (installation.deploymentId) await writeDeployment(tx, row!.id, installation.deploymentId, 'active')
    for (const feature of installation.features ?? []) await switchFeature(tx, row!.id, feature, true)
    return row!.id
  })
}

const sharedValues = [
  'authorizationEndpoint',
  'tokenEndpoint',
  'authorizationServer',
  'jwksUri',
  'profile',
] as const

/** Whose keys and addresses they are must not depend on who installed first; nor may anyone guess a deployment. */
function requireShareable(installation: NewLtiInstallation, other: LtiInstallation): void {
  const different = sharedValues.filter((name) => (installation[name] ?? null) !== other[name])
  if (different.length > 0)
    throw new Problem({
      kind: 'conflict',
      code: 'installation.registration-differs',
      message:
        `Another district on this server has installed ${installation.issuer} with this client id and another ` +
        `${different.join(', ')}. Correct that here, or ask whoever runs this server to correct it there.`,
      details: { different },
    })
  if (installation.deploymentId !== undefined)
    throw new Problem({
      kind: 'conflict',
      code: 'installation.deployment-needs-code',
      message:
        'Another district on this server shares this registration. Leave the deployment id empty: the first launch ' +
        'shows a code, and typing it in the console proves that the deployment is yours.',
    })
}

const installedAlready = ({ issuer, clientId }: NewLtiInstallation): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'installation.exists',
    message: `${issuer} with client id ${clientId} is installed in this district already.`,
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
