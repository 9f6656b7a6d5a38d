import type { NamedPerson } from '@lectern/launch'
import type { ForUser, LaunchClaims } from '@lectern/lti'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'

/** The person whom a message is about, under the names that their own launches leave. */
export function namedForUser(
  { pseudonyms }: Pick<LtiSurface, 'pseudonyms'>,
  {
    forUser,
    subject,
    claims,
    registration,
  }: { forUser: ForUser; subject?: string; claims: LaunchClaims; registration: InstalledPlatform },
): NamedPerson {
  const { districtId, installationId, issuer } = registration.installation
  const ownSourcedId = forUser.id === subject ? claims.lis.personSourcedId : undefined
  const sourcedId = forUser.personSourcedId ?? ownSourcedId
  return {
    subject: {
      installationId,
      hash: pseudonyms.subject(districtId, issuer, forUser.id).toString('base64url'),
    },
    sourcedIdHash: sourcedId && pseudonyms.sourcedId(districtId, sourcedId).toString('base64url'),
  }
}

/** For this one page; it is not kept. */
export const displayNameOf = ({ name, givenName, familyName }: ForUser): string | null =>
  name ?? ([givenName, familyName].filter(Boolean).join(' ') || null)
