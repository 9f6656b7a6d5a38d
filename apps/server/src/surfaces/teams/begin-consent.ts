import { sealJson, type InstallationId } from '@lectern/launch'
import { adminConsentUrl } from '@lectern/teams'
import type { TeamsInstallation } from '@lectern/tenancy'
import { newSessionProof, type SessionProof } from '../session-proof.ts'
import type { TeamsSurface } from './teams-surface.ts'

/** What travels with an administrator to Entra and back, sealed; only the session that began it can end it. */
export interface ConsentErrand extends SessionProof {
  installationId: InstallationId
  /** Milliseconds since the epoch. */
  until: number
}

export const consentPurpose = 'teams.consent'
/** An administrator may have to ask a colleague first. */
const lifetimeMilliseconds = 60 * 60_000

/** Where an administrator of the district's tenant agrees for everybody in it. */
export function beginConsent(
  {
    consentUri,
    secrets,
    browserAddress,
    now,
  }: Pick<TeamsSurface, 'consentUri' | 'secrets' | 'browserAddress' | 'now'>,
  { installationId, clientId, tenantId }: Pick<TeamsInstallation, 'installationId' | 'clientId' | 'tenantId'>,
  sessionToken: string,
): string {
  const errand: ConsentErrand = {
    installationId,
    ...newSessionProof(sessionToken),
    until: now().getTime() + lifetimeMilliseconds,
  }
  const state = sealJson(errand, consentPurpose, secrets.of('Teams consent'))
  return browserAddress(adminConsentUrl({ clientId, tenantId, redirectUri: consentUri, state }))
}
