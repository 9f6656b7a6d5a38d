import type { Database } from '@lectern/database'
import {
  platformConnections,
  serviceTokens,
  type GuardedFetch,
  type PlatformConnection,
  type ServiceToken,
} from '@lectern/lti'
import type { LtiInstallation, ReceivedRecorder, SigningKeyRing } from '@lectern/tenancy'
import { asPlatform, type InstalledPlatform } from './surfaces/lti/lti-surface.ts'
import { fieldsOfGrant } from './surfaces/lti/stored-fields.ts'

/** The services of platforms, in the name of one deployment; made once, because it keeps the tokens. */
export interface PlatformServices {
  connect(installation: LtiInstallation, deploymentId: string): PlatformConnection
  /** A token for these scopes alone. */
  grant(installation: LtiInstallation, deploymentId: string, scopes: readonly string[]): Promise<ServiceToken>
}

interface PlatformServiceParts {
  database: Database
  received: ReceivedRecorder
  signingKeys: Pick<SigningKeyRing, 'active'>
  /** Reaches addresses that others name. */
  fetch: GuardedFetch
}

export function platformServices({
  database,
  received,
  signingKeys,
  fetch,
}: PlatformServiceParts): PlatformServices {
  const tokens = serviceTokens<InstalledPlatform>({
    fetch,
    signingKey: () => signingKeys.active(),
    // What platforms permit is held against what was asked for.
    onGrant: ({ installation: { districtId, installationId } }, scopes) =>
      received.note(database.district(districtId), { installationId, source: 'token' }, () =>
        fieldsOfGrant(scopes),
      ),
  })
  const connections = platformConnections({ fetch, tokens })
  return {
    connect: (installation, deploymentId) => connections(asPlatform(installation), deploymentId),
    grant: (installation, deploymentId, scopes) =>
      tokens.tokenFor(asPlatform(installation), scopes, deploymentId),
  }
}
