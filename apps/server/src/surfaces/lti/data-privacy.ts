import type { NamedPerson } from '@lectern/launch'
import type { VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'
import { roleOf } from './normal-form.ts'

/** Whom a data privacy launch is about, and that the one who launches may know it. */
export interface AskedPerson {
  person: NamedPerson
  isSelf: boolean
  /** As this launch says it. */
  name: string | null
}

/**
 * An administrator asks about anybody, everybody about themselves (for_user is the launching user).
 * @throws Problem `lti.privacy-not-yours`
 */
export function askedPerson(
  { pseudonyms }: Pick<LtiSurface, 'pseudonyms'>,
  launch: VerifiedLaunch<InstalledPlatform> & { messageType: 'LtiDataPrivacyLaunchRequest' },
): AskedPerson {
  const { forUser, subject, registration, claims } = launch
  const { districtId, installationId, issuer } = registration.installation
  const isSelf = forUser.id === subject
  if (!isSelf && roleOf(launch) !== 'admin') throw notYours()
  const sourcedId = forUser.personSourcedId ?? (isSelf ? claims.lis.personSourcedId : undefined)
  return {
    person: {
      subject: {
        installationId,
        hash: pseudonyms.subject(districtId, issuer, forUser.id).toString('base64url'),
      },
      sourcedIdHash: sourcedId && pseudonyms.sourcedId(districtId, sourcedId).toString('base64url'),
    },
    isSelf,
    name: forUser.name ?? ([forUser.givenName, forUser.familyName].filter(Boolean).join(' ') || null),
  }
}

const notYours = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'lti.privacy-not-yours',
    message:
      'What is held about a person is shown to administrators and to that person. The platform sent neither an ' +
      'administrator role nor the same user in sub and for_user.user_id.',
  })
