import { randomUUID } from 'node:crypto'
import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { addLtiInstallation, type NewLtiInstallation } from './lti-installations.ts'
import type { LaunchToAdmit } from './admit-launch.ts'
import { pseudonyms } from './pseudonym.ts'

export const names = pseudonyms(new Uint8Array(32).fill(3))

export const aPlatform = (overrides: Partial<NewLtiInstallation> = {}): NewLtiInstallation => ({
  name: 'Canvas',
  issuer: 'https://canvas.example.org',
  clientId: randomUUID(),
  authorizationEndpoint: 'https://canvas.example.org/api/lti/authorize_redirect',
  tokenEndpoint: 'https://canvas.example.org/login/oauth2/token',
  jwksUri: 'https://canvas.example.org/api/lti/security/jwks',
  profile: 'canvas',
  deploymentId: '1:abc',
  ...overrides,
})

export const installed = (database: Database, scope: DistrictScope): Promise<InstallationId> =>
  addLtiInstallation(database, scope, aPlatform())

export const aLaunch = (
  scope: DistrictScope,
  installationId: InstallationId,
  overrides: Partial<LaunchToAdmit> & { subject?: string } = {},
): LaunchToAdmit => {
  const { subject = 'u-1', ...rest } = overrides
  return {
    installationId,
    nonce: randomUUID(),
    nonceExpiresAt: new Date(Date.now() + 600_000),
    subjectHash: names.subject(scope.districtId, 'https://canvas.example.org', subject),
    sourcedIdHash: null,
    role: 'teacher',
    context: { externalId: 'course-1', title: 'Biology 9' },
    placement: 'course_navigation',
    appId: null,
    counts: true,
    ...rest,
  }
}
