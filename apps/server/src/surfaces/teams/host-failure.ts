import type { TeamsLaunchRequest } from '@lectern/api-contracts'
import { Problem, type ProblemKind } from '@lectern/problem'

/**
 * Why a tab has no token, in a code and words of ours: nobody has proved to be a tab. What it says besides goes to the
 * log alone, shortened to what names nobody.
 */
export function hostFailure({ kind, reason = '' }: NonNullable<TeamsLaunchRequest['failure']>): Problem {
  switch (kind) {
    case 'outside':
      return new Problem({
        kind: 'invalid',
        code: 'teams.outside',
        message: 'The tab was opened without Teams around it.',
      })
    case 'silent':
      return new Problem({
        kind: 'invalid',
        code: 'teams.host-silent',
        message: 'The page around the tab did not answer within five seconds, as Teams would.',
      })
    case 'token': {
      const { says: _, ...known } = reasons.find(({ says }) => says.test(reason)) ?? unknownReason
      return new Problem({ kind: 'unauthenticated', ...known, details: { said: clean(reason) } })
    }
  }
}

interface Reason {
  /** In the words of Teams and Entra, which change in all but these. */
  says?: RegExp
  kind?: ProblemKind
  code: string
  message: string
}

const reasons: (Reason & { says: RegExp })[] = [
  {
    says: /resourceRequiresConsent|consent_required|AADSTS65001/i,
    kind: 'forbidden',
    code: 'teams.consent-required',
    message:
      'A tab says that Teams gives it no token without consent. Pre-authorise the Teams clients for access_as_user in the app registration.',
  },
  {
    says: /CancelledByUser|FailedToOpenWindow/i,
    code: 'teams.token-cancelled',
    message: 'A tab says that it has no token: the person closed the window, or it was blocked.',
  },
  {
    says: /do not match|not defined in manifest|resourceDisabled/i,
    code: 'teams.app-misconfigured',
    message:
      'A tab says that Teams gives it no token for this app. The host in webApplicationInfo.resource must be that of the tab: upload the app package of the console again.',
  },
]

const unknownReason: Reason = {
  code: 'teams.token-refused',
  message:
    'A tab says that Teams gives it no token; the log has its words beside the reference. Compare the app registration with the installation in the console.',
}

const clean = (words: string): string =>
  words
    .replace(/[\w-]{40,}(?:\.[\w-]+)*/g, '…')
    .replace(/[^\s@<>'"]+@[^\s@<>'"]+/g, '…@…')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
