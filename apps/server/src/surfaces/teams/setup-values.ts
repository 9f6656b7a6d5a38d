import type { TeamsValues } from '@lectern/api-contracts'
import { applicationIdUri, buildAppPackage, tabScope, teamsHosts, type TeamsHostId } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { appDescription } from './app-description.ts'
import { removalScript, setupScript } from './setup-script.ts'
import type { TeamsSurface } from './teams-surface.ts'

type Addresses = Pick<TeamsSurface, 'publicUrl' | 'host' | 'redirectUri' | 'consentUri'>

/** What is entered in Entra for this installation, and the package for the Teams admin center. */
export function setupValues(addresses: Addresses, installation: TeamsInstallation): TeamsValues {
  const { clientId, installationId, manifestId } = installation
  const { publicUrl, host, redirectUri, consentUri } = addresses
  return {
    signInUri: redirectUri,
    consentUri,
    applicationIdUri: applicationIdUri({ clientId, host }),
    tabScope,
    hosts: Object.keys(teamsHosts) as TeamsHostId[], // of an object whose keys they are
    tokenVersion: 2,
    packageUrl: `${publicUrl}/teams/app.zip?installation=${installationId}`,
    manifestId,
    release: releaseOf(addresses, installation),
    setupScript: setupScript(addresses, installation),
    removalScript: removalScript(installation),
  }
}

/** A package is made when it is downloaded; until then its content may have moved on. */
export function releaseOf(addresses: Addresses, installation: TeamsInstallation): TeamsValues['release'] {
  const { release } = installation
  if (release === null) return null
  const { fingerprint } = buildAppPackage(appDescription(addresses, installation), release).release
  return { version: release.version, isCurrent: fingerprint === release.fingerprint }
}
