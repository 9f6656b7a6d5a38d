import type { Launch } from '@lectern/launch'
import type { VerifiedLaunch } from '@lectern/lti'
import type { Asked } from '../embed/asked-model.ts'
import { askedPerson, mayAskAbout } from './data-privacy.ts'
import { askedTerms } from './eula.ts'
import type { InstalledPlatform, LtiSurface } from './lti-surface.ts'
import { askedWork, mayReview } from './submission-review.ts'

/** Whoever may not ask is refused, before anything is written. */
export function mayAsk(message: VerifiedLaunch<InstalledPlatform>): void {
  if (message.messageType === 'LtiDataPrivacyLaunchRequest') mayAskAbout(message)
  if (message.messageType === 'LtiSubmissionReviewRequest') mayReview(message)
}

/** What a message asks for that is not about apps to find or open; null for all others. */
export function askedOf(
  surface: LtiSurface,
  message: VerifiedLaunch<InstalledPlatform>,
  launch: Launch,
): Asked | null {
  switch (message.messageType) {
    case 'LtiDataPrivacyLaunchRequest':
      return { about: 'person', ...askedPerson(surface, message) }
    case 'LtiSubmissionReviewRequest':
      return { about: 'work', ...askedWork(surface, message, launch) }
    case 'LtiEulaRequest':
      return { about: 'terms', ...askedTerms(surface, message, launch) }
    default:
      return null
  }
}
