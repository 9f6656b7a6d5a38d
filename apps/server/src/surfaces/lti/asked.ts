import type { VerifiedLaunch } from '@lectern/lti'
import type { Asked } from '../embed/asked-model.ts'
import { askedPerson } from './data-privacy.ts'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'

/** What a message asks for that is not about apps; null for all others. */
export function askedOf(surface: LtiSurface, launch: VerifiedLaunch<InstalledPlatform>): Asked | null {
  switch (launch.messageType) {
    case 'LtiDataPrivacyLaunchRequest':
      return { about: 'person', ...askedPerson(surface, launch) }
    default:
      return null
  }
}
