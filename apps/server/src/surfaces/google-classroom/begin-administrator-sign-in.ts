import { authorizationRequest } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { findGoogleGrantors, getGoogleInstallation, type GoogleInstallation } from '@lectern/tenancy'
import { administratorFeatures, administratorScopes } from './administrator-access.ts'
import { newAdministratorHandOff } from './administrator-hand-off.ts'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

type BeginPorts = Pick<GoogleClassroomSurface, 'database' | 'secrets' | 'accounts' | 'redirectUri' | 'now'>

/**
 * Where an administrator of the domain grants what the installation needs.
 * @param sessionToken of the console session that alone may finish it
 * @throws Problem `installation.unknown`
 */
export async function beginAdministratorSignIn(
  ports: BeginPorts,
  scope: DistrictScope,
  installationId: InstallationId,
  sessionToken: string,
): Promise<string> {
  const { database, secrets } = ports
  const sealKey = secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(database, scope, installationId, sealKey)
  const key = { installationId, audience: 'administrator' } as const
  const granted = await findGoogleGrantors(scope, key, administratorScopes(installation))
  return administratorRequest(ports, installation, sessionToken, { consent: granted.length === 0 })
}

/** @param loginHint the account to which Google has to show its consent page once more */
export function administratorRequest(
  { secrets, accounts, redirectUri, now }: BeginPorts,
  installation: GoogleInstallation,
  sessionToken: string,
  { consent, loginHint }: { consent: boolean; loginHint?: string },
): Promise<string> {
  const { clientId, installationId, hostedDomains } = installation
  return authorizationRequest(
    {
      handOffId: newAdministratorHandOff(installationId, sessionToken),
      audience: 'administrator',
      features: administratorFeatures(installation),
      loginHint,
      hostedDomain: hostedDomains.length === 1 ? hostedDomains[0] : undefined,
      consent,
    },
    { client: { clientId, redirectUri }, accounts, now: now(), stateKey: secrets.of('Google sign-in') },
  )
}
