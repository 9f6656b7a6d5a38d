import type { NamedPerson } from '@lectern/launch'
import type { VerifiedLaunch } from '@lectern/lti'
import { Problem } from '@lectern/problem'
import { displayNameOf, namedForUser } from './for-user.ts'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'
import { roleOf } from './normal-form.ts'

export type PrivacyLaunch = VerifiedLaunch<InstalledPlatform> & { messageType: 'LtiDataPrivacyLaunchRequest' }

/** Whom a data privacy launch is about. */
export interface AskedPerson {
  person: NamedPerson
  isSelf: boolean
  name: string | null
}

/**
 * An administrator asks about anybody, everybody about themselves.
 * @throws Problem `lti.privacy-not-yours`
 */
export function mayAskAbout(launch: PrivacyLaunch): void {
  if (launch.forUser.id !== launch.subject && roleOf(launch) !== 'admin') throw notYours()
}

export const askedPerson = (surface: Pick<LtiSurface, 'pseudonyms'>, launch: PrivacyLaunch): AskedPerson => ({
  person: namedForUser(surface, launch),
  isSelf: launch.forUser.id === launch.subject,
  name: displayNameOf(launch.forUser),
})

const notYours = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'lti.privacy-not-yours',
    message:
      'What is held about a person is shown to administrators and to that person. The platform sent neither an ' +
      'administrator role nor the same user in sub and for_user.user_id.',
  })
